// Connects with MQTT 5, or with 3.1.1 where the broker knows no better, within one attempt; and remembers.
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Uplink;

internal sealed class LinkOpener(IMqttLinkFactory factory, ILogger log)
{
    // A broker that closes at the greeting may only just be dying: so often in a row, and it is believed not to know
    // MQTT 5.
    private const int ClosedGreetings = 2;

    private MqttVersion _version = MqttVersion.V5;
    private int _closed;

    /// <summary>Connects.</summary>
    /// <param name="settings">Asked before each connect, since a will may have to differ from one to the next.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <exception cref="LinkRefusal">Neither version was let in.</exception>
    public async Task<IMqttLink> OpenAsync(Func<LinkSettings> settings, CancellationToken stop)
    {
        if (_version == MqttVersion.V311) return await factory.ConnectAsync(settings(), MqttVersion.V311, stop);
        try
        {
            var link = await factory.ConnectAsync(settings(), MqttVersion.V5, stop);
            _closed = 0;
            return link;
        }
        catch (LinkRefusal refusal) when (refusal.Kind is RefusalKind.Version or RefusalKind.Closed)
        {
            var link = await factory.ConnectAsync(settings(), MqttVersion.V311, stop);
            if (refusal.Kind == RefusalKind.Version || ++_closed >= ClosedGreetings)
            {
                _version = MqttVersion.V311;
                UplinkLog.FellBack(log);
            }

            return link;
        }
    }
}
