// Opens connections through libmosquitto, the reference C client. Another library is another folder beside this one.
using EdgeAgent.Drivers;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Mosquitto;

/// <summary>Opens MQTT connections through <c>libmosquitto.so.1</c>.</summary>
public sealed class MosquittoLinkFactory(ISecretSource secrets, TimeProvider time) : IMqttLinkFactory
{
    private int _initialised;

    /// <inheritdoc/>
    public async Task<IMqttLink> ConnectAsync(LinkSettings settings, MqttVersion version, CancellationToken stop)
    {
        try
        {
            if (Interlocked.Exchange(ref _initialised, 1) == 0) NativeMethods.LibraryInitialise();
            var link = new MosquittoLink(settings, version, secrets, time);
            await link.OpenAsync(stop);
            return link;
        }
        catch (DllNotFoundException error)
        {
            Interlocked.Exchange(ref _initialised, 0);
            throw new LinkRefusal(
                "The MQTT library libmosquitto.so.1 is missing on this machine: install the Debian package libmosquitto1.",
                RefusalKind.Library,
                error);
        }
        catch (DeviceFault error)
        {
            throw new LinkRefusal(error.Message, RefusalKind.Rights, error);
        }
    }
}
