// What libmosquitto calls. Every function finds its link through the context pointer and lets no exception out: there
// is no one above it who could catch one.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Mosquitto;

internal static unsafe class MosquittoCallbacks
{
    public static void Attach(MosquittoHandle client)
    {
        NativeMethods.OnConnect(client, &Connected);
        NativeMethods.OnDisconnect(client, &Disconnected);
        NativeMethods.OnPublish(client, &Published);
        NativeMethods.OnSubscribe(client, &Subscribed);
        NativeMethods.OnMessage(client, &Received);
        NativeMethods.OnLog(client, &Logged);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Connected(nint client, nint context, int code, int flags, nint properties)
    {
        if (Find(context) is not { } link) return;
        try
        {
            ushort receiveMaximum = 0;
            uint packetSize = 0;
            byte maximumQos = 2;
            if (properties != 0)
            {
                NativeMethods.ReadInt16(properties, Property.ReceiveMaximum, &receiveMaximum, false);
                NativeMethods.ReadInt32(properties, Property.MaximumPacketSize, &packetSize, false);
                NativeMethods.ReadByte(properties, Property.MaximumQos, &maximumQos, false);
            }

            link.OnConnected(
                code,
                maximumQos,
                new LinkGrant(
                    link.Version,
                    receiveMaximum == 0 ? ushort.MaxValue : receiveMaximum,
                    packetSize == 0 ? null : packetSize,
                    (flags & 1) != 0));
        }
        catch (Exception error)
        {
            link.OnCallbackFault(error);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Disconnected(nint client, nint context, int code, nint properties)
    {
        if (Find(context) is not { } link) return;
        try
        {
            link.OnDisconnected(code);
        }
        catch (Exception error)
        {
            link.OnCallbackFault(error);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Published(nint client, nint context, int messageId, int reason, nint properties)
    {
        if (Find(context) is not { } link) return;
        try
        {
            link.OnPublished(messageId, reason);
        }
        catch (Exception error)
        {
            link.OnCallbackFault(error);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Subscribed(nint client, nint context, int messageId, int count, int* granted, nint properties)
    {
        if (Find(context) is not { } link) return;
        try
        {
            link.OnSubscribed(messageId, count > 0 ? granted[0] : ReasonCodes.FirstRefusal);
        }
        catch (Exception error)
        {
            link.OnCallbackFault(error);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Received(nint client, nint context, NativeMessage* message, nint properties)
    {
        if (Find(context) is not { } link) return;
        try
        {
            var payload = new ReadOnlySpan<byte>((void*)message->Payload, message->PayloadLength).ToArray();
            link.OnReceived(Marshal.PtrToStringUTF8(message->Topic) ?? "", payload, message->Retain != 0);
        }
        catch (Exception error)
        {
            link.OnCallbackFault(error);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Logged(nint client, nint context, int level, byte* text)
    {
        const int error = 8;
        if (level != error || Find(context) is not { } link) return;
        try
        {
            link.OnLibraryError(Marshal.PtrToStringUTF8((nint)text) ?? "");
        }
        catch (Exception fault)
        {
            link.OnCallbackFault(fault);
        }
    }

    private static MosquittoLink? Find(nint context) =>
        context == 0 ? null : GCHandle.FromIntPtr(context).Target as MosquittoLink;
}
