// The kernel's hardware monitoring interface: CHANNEL_input holds the value, CHANNEL_label a name, CHANNEL_fault
// whether the sensor knows of a fault (Documentation/hwmon/sysfs-interface).
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Drivers.Hwmon;

/// <summary>Where hwmon keeps what.</summary>
/// <param name="root">The folder of the devices; another one in tests.</param>
internal sealed class HwmonLayout(string root = "/sys/class/hwmon") : ISensorLayout
{
    private const string Input = "_input";

    /// <inheritdoc/>
    public string Root => root;

    /// <inheritdoc/>
    public string Subsystem => "hwmon";

    /// <inheritdoc/>
    public string Prefix => "hwmon";

    /// <inheritdoc/>
    public string What => "hwmon sensor";

    /// <inheritdoc/>
    public IReadOnlyList<string> Channels(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, $"*{Input}").Select(path => Path.GetFileName(path)[..^Input.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public ChannelFormula? Find(SensorFiles files, string folder, string channel, bool counts)
    {
        var name = File.Exists($"{folder}/{channel}{Input}")
            ? channel
            : Channels(folder).FirstOrDefault(known => files.OptionalText($"{folder}/{known}_label") == channel);
        if (name is null) return null;
        var (quantity, unit) = KindOf(TypeOf(name));
        return new ChannelFormula($"{folder}/{name}{Input}", 0, counts ? 1 : unit, quantity)
        {
            FaultFile = $"{folder}/{name}_fault",
        };
    }

    /// <summary>What a channel measures, by its name; null where a label stands for it.</summary>
    public static Quantity? QuantityOf(string channel) =>
        KindOf(TypeOf(channel)) is { Quantity: not Quantity.Number and var known } ? known : null;

    private static string TypeOf(string channel) => channel.TrimEnd("0123456789".ToCharArray());

    private static (Quantity Quantity, double Unit) KindOf(string type) => type switch
    {
        "temp" => (Quantity.Temperature, 1e-3), // m°C
        "humidity" => (Quantity.Humidity, 1e-3), // m%
        "in" => (Quantity.Voltage, 1e-3), // mV
        "curr" => (Quantity.Current, 1e-3), // mA
        "power" => (Quantity.Power, 1e-6), // µW
        "energy" => (Quantity.Energy, 1e-6), // µJ
        "fan" => (Quantity.Rotation, 1 / 60.0), // turns a minute
        _ => (Quantity.Number, 1),
    };
}
