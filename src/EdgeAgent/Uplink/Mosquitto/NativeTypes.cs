// The numbers and the one structure of mosquitto.h and mqtt_protocol.h that the binding needs.
using System.Runtime.InteropServices;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Mosquitto;

/// <summary>enum mosq_opt_t.</summary>
internal enum Option
{
    ProtocolVersion = 1,
    SendMaximum = 5,
    TcpNoDelay = 11,
    TlsUseSystemCertificates = 13,
}

/// <summary>MQTT 5 property identifiers (section 2.2.2.2).</summary>
internal enum Property
{
    PayloadFormat = 1,
    ContentType = 3,
    ReceiveMaximum = 33,
    MaximumQos = 36,
    MaximumPacketSize = 39,
}

/// <summary>enum mosq_err_t, as far as told apart.</summary>
internal enum NativeError
{
    Success = 0,
    Invalid = 3,
    NoConnection = 4,
    ConnectionLost = 7,
    Tls = 8,
    PayloadSize = 9,
    ErrorNumber = 14,
    AddressLookup = 15,
    MalformedText = 18,
    KeepAlive = 19,
    Lookup = 20,
    OversizePacket = 25,
}

/// <summary>struct mosquitto_message.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeMessage
{
    public int MessageId;
    public nint Topic;
    public nint Payload;
    public int PayloadLength;
    public int Qos;
    public byte Retain;
}

/// <summary>Owns a <c>struct mosquitto *</c>.</summary>
internal sealed class MosquittoHandle : SafeHandle
{
    public MosquittoHandle()
        : base(0, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.Destroy(handle);
        return true;
    }
}

/// <summary>
/// A property list of MQTT 5, prebuilt once for each content type: the library copies it at each publish.
/// </summary>
internal sealed unsafe class PropertyList : IDisposable
{
    private nint _list;

    public PropertyList(string contentType)
    {
        nint list = 0;
        NativeMethods.AddByte(&list, Property.PayloadFormat, 1);
        NativeMethods.AddString(&list, Property.ContentType, contentType);
        _list = list;
    }

    public nint Pointer => _list;

    public static PropertyList? For(MqttVersion version, string contentType) =>
        version == MqttVersion.V5 ? new PropertyList(contentType) : null;

    public void Dispose()
    {
        var list = _list;
        if (list == 0) return;
        NativeMethods.FreeProperties(&list);
        _list = 0;
    }
}
