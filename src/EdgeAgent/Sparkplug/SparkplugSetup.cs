// What the Sparkplug face needs to know of its box.
using EdgeAgent.Configuration;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Sparkplug;

/// <summary>The face's setup.</summary>
internal sealed record SparkplugSetup
{
    /// <summary>The <c>uplink:</c> block, with the broker and the <c>sparkplug:</c> block in it.</summary>
    public required UplinkOptions Uplink { get; init; }

    /// <summary>The <c>sparkplug:</c> block.</summary>
    public required SparkplugOptions Options { get; init; }

    /// <summary>The node's topics.</summary>
    public required SparkplugTopics Topics { get; init; }

    /// <summary>The MQTT client id: another one than the uplink's, since a broker lets in each only once.</summary>
    public required string ClientId { get; init; }

    /// <summary>The state folder.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Whether counts of people are told.</summary>
    public required bool People { get; init; }

    /// <summary>The setup that a config asks for; null where it asks for none.</summary>
    public static SparkplugSetup? Of(StoreConfig config)
    {
        if (config.Uplink is not { Sparkplug: { } options } uplink) return null;
        var store = config.Store;
        return new SparkplugSetup
        {
            Uplink = uplink,
            Options = options,
            Topics = new SparkplugTopics(options.Group ?? store.Tenant, options.Node ?? $"{store.Store}-{store.Box}"),
            ClientId = $"{uplink.ClientId ?? $"{store.Tenant}-{store.Store}-{store.Box}"}-sparkplug",
            StateFolder = config.StateFolder,
            People = config.Footfall.SuppressBelow == 0,
        };
    }

    /// <summary>How to connect with this will.</summary>
    public LinkSettings LinkWith(OutgoingMessage will) => new()
    {
        Host = Uplink.Host,
        Port = Uplink.Port,
        ClientId = ClientId,
        Tls = Uplink.Tls,
        Username = Uplink.Username,
        Password = Uplink.Password,
        KeepAlive = Uplink.KeepAlive,
        ConnectWithin = Uplink.ConnectWithin,
        Window = Uplink.Window,
        Will = will,
    };
}
