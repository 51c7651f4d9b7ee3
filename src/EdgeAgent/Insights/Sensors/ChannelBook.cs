// The channels of all configured devices, so that whatever refers to one is checked before anything is plugged in:
// the device, the channel, what it gives, and in which unit.
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Faults;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Insights.Sensors;

/// <summary>Reads references to channels.</summary>
/// <param name="ids">The ids under <c>devices:</c>, those of faulty devices too.</param>
/// <param name="devices">The devices that could be read.</param>
internal sealed class ChannelBook(IReadOnlyCollection<string> ids, IEnumerable<DeviceConfig> devices)
{
    private readonly Dictionary<string, (string Driver, IReadOnlyList<DeviceChannel> Channels)> _devices =
        devices.ToDictionary(
            device => device.Id, device => (device.Driver.Name, device.Driver.Channels(device.Options)));
    private readonly Dictionary<(SignalName Signal, string Use), string> _taken = [];

    /// <summary>The ids under <c>devices:</c>.</summary>
    public IReadOnlyCollection<string> Devices => ids;

    /// <summary>A channel that gives numbers: readings in one of these quantities, or a field of text.</summary>
    public SignalName? Number(
        IOptionReader reader, string key, string doc, string example, params Quantity[] quantities) =>
        Read(reader, key, doc, example, (name, channel) => channel.Kind switch
        {
            ChannelKind.Field => null,
            ChannelKind.Reading when channel.Quantity is null || quantities.Contains(channel.Quantity.Value) => null,
            ChannelKind.Reading => $"`{key}` names `{name}`, which tells {UnitOf(channel.Quantity!.Value)}: expected "
                + $"{string.Join(" or ", quantities.Select(UnitOf))}.",
            _ => $"`{key}` names `{name}`, which is {WordsOf(channel.Kind)}: expected a channel with readings.",
        });

    /// <summary>An input that is on or off.</summary>
    public SignalName? Input(IOptionReader reader, string key, string doc, string example) =>
        OfKind(reader, key, doc, example, ChannelKind.Input);

    /// <summary>An output.</summary>
    public SignalName? Output(IOptionReader reader, string key, string doc, string example) =>
        OfKind(reader, key, doc, example, ChannelKind.Output);

    /// <summary>Takes a channel for one use alone; a second user is a fault.</summary>
    public void Take(IOptionReader reader, string key, SignalName? signal, string use, string user)
    {
        if (signal is not { } name || _taken.TryAdd((name, use), user)) return;
        reader.Fault(key, $"`{key}` names `{name}`, which {_taken[(name, use)]} uses already: one of them is wrong.");
    }

    private SignalName? OfKind(IOptionReader reader, string key, string doc, string example, ChannelKind kind) =>
        Read(reader, key, doc, example, (name, channel) => channel.Kind == kind
            ? null
            : $"`{key}` names `{name}`, which is {WordsOf(channel.Kind)}: expected {WordsOf(kind)}.");

    private SignalName? Read(
        IOptionReader reader, string key, string doc, string example, Func<SignalName, DeviceChannel, string?> judge)
    {
        if (reader.OptionalText(key, doc, example) is not { } text) return null;
        var fault = Judge(text, key, example, judge, out var name);
        if (fault is not null) reader.Fault(key, fault);
        return name;
    }

    private string? Judge(
        string text, string key, string example, Func<SignalName, DeviceChannel, string?> judge, out SignalName name)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        name = slash < 0 ? new SignalName(text, "") : new SignalName(text[..slash], text[(slash + 1)..]);
        if (!ids.Contains(name.Device))
            return $"`{key}` names the device `{name.Device}`, which does not stand under `devices:`."
                + Meant(name.Device, ids);
        if (name.Channel.Length == 0)
            return $"`{key}` is `{text}`: expected a device and its channel, such as `{example}`.";
        if (!_devices.TryGetValue(name.Device, out var device)) return null; // its own fault is told already
        var wanted = name.Channel;
        var channel = device.Channels.FirstOrDefault(one => one.Name == wanted);
        if (channel is not null) return judge(name, channel);
        var names = device.Channels.Select(one => one.Name).ToArray();
        return names.Length == 0
            ? $"`{key}` names device `{name.Device}`, which has no channels: its driver is `{device.Driver}`."
            : $"`{key}` names the channel `{name.Channel}`, which device `{name.Device}` does not have."
                + (NearestName.Of(name.Channel, names) is { } near
                    ? $" Did you mean `{near}`?"
                    : $" It has {string.Join(", ", names)}.");
    }

    /// <summary>A hint at the nearest right name, or at those that there are.</summary>
    public static string Meant(string written, IEnumerable<string> right) =>
        NearestName.Of(written, right) is { } near ? $" Did you mean `{near}`?" : "";

    private static string UnitOf(Quantity quantity) =>
        quantity == Quantity.Number ? "plain counts" : Units.Of(quantity);

    private static string WordsOf(ChannelKind kind) => kind switch
    {
        ChannelKind.Reading => "a sensor's channel",
        ChannelKind.Field => "a field of text",
        ChannelKind.Input => "an input",
        _ => "an output",
    };
}
