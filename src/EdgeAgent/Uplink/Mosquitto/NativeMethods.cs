// The functions of libmosquitto 2.0 that the link uses, as declared in mosquitto.h. Nothing else in the agent calls
// them.
using System.Runtime.InteropServices;

namespace EdgeAgent.Uplink.Mosquitto;

internal static unsafe partial class NativeMethods
{
    private const string Library = "libmosquitto.so.1";

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_init")]
    internal static partial int LibraryInitialise();

    [LibraryImport(Library, EntryPoint = "mosquitto_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial MosquittoHandle New(
        string id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, nint context);

    [LibraryImport(Library, EntryPoint = "mosquitto_destroy")]
    internal static partial void Destroy(nint client);

    [LibraryImport(Library, EntryPoint = "mosquitto_threaded_set")]
    internal static partial int SetThreaded(MosquittoHandle client, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Library, EntryPoint = "mosquitto_int_option")]
    internal static partial int SetOption(MosquittoHandle client, Option option, int value);

    [LibraryImport(Library, EntryPoint = "mosquitto_username_pw_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetLogin(MosquittoHandle client, string username, string? password);

    [LibraryImport(Library, EntryPoint = "mosquitto_tls_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetTls(
        MosquittoHandle client,
        string? authorityFile,
        string? authorityFolder,
        string? certificate,
        string? key,
        nint passphrase);

    [LibraryImport(Library, EntryPoint = "mosquitto_tls_opts_set", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetTlsOptions(
        MosquittoHandle client, int verify, string? minimumVersion, string? ciphers);

    [LibraryImport(Library, EntryPoint = "mosquitto_will_set_v5", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int SetWill(
        MosquittoHandle client,
        string topic,
        int length,
        byte* payload,
        int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain,
        nint properties);

    [LibraryImport(
        Library,
        EntryPoint = "mosquitto_connect_bind_v5",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Connect(
        MosquittoHandle client, string host, int port, int keepAliveSeconds, string? bindAddress, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect_v5")]
    internal static partial int Disconnect(MosquittoHandle client, int reason, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop", SetLastError = true)]
    internal static partial int Loop(MosquittoHandle client, int timeoutMilliseconds, int maximumPackets);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish_v5", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Publish(
        MosquittoHandle client,
        int* messageId,
        string topic,
        int length,
        byte* payload,
        int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain,
        nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_v5", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Subscribe(
        MosquittoHandle client, int* messageId, string filter, int qos, int options, nint properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_strerror")]
    internal static partial nint ErrorText(int error);

    [LibraryImport(Library, EntryPoint = "mosquitto_reason_string")]
    internal static partial nint ReasonText(int reason);

    [LibraryImport(Library, EntryPoint = "mosquitto_connack_string")]
    internal static partial nint ConnackText(int code);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_add_byte")]
    internal static partial int AddByte(nint* properties, Property id, byte value);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_add_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int AddString(nint* properties, Property id, string value);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_read_byte")]
    internal static partial nint ReadByte(
        nint properties, Property id, byte* value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_read_int16")]
    internal static partial nint ReadInt16(
        nint properties, Property id, ushort* value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_read_int32")]
    internal static partial nint ReadInt32(
        nint properties, Property id, uint* value, [MarshalAs(UnmanagedType.U1)] bool skipFirst);

    [LibraryImport(Library, EntryPoint = "mosquitto_property_free_all")]
    internal static partial void FreeProperties(nint* properties);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_v5_callback_set")]
    internal static partial void OnConnect(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect_v5_callback_set")]
    internal static partial void OnDisconnect(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<nint, nint, int, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish_v5_callback_set")]
    internal static partial void OnPublish(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<nint, nint, int, int, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_v5_callback_set")]
    internal static partial void OnSubscribe(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<nint, nint, int, int, int*, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_message_v5_callback_set")]
    internal static partial void OnMessage(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<nint, nint, NativeMessage*, nint, void> callback);

    [LibraryImport(Library, EntryPoint = "mosquitto_log_callback_set")]
    internal static partial void OnLog(
        MosquittoHandle client, delegate* unmanaged[Cdecl]<nint, nint, int, byte*, void> callback);
}
