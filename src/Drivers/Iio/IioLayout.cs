// The kernel's Industrial I/O interface: in_CHANNEL_input holds a ready value, in_CHANNEL_raw one that takes scale and
// offset (Documentation/ABI/testing/sysfs-bus-iio).
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Drivers.Iio;

/// <summary>Where IIO keeps what.</summary>
/// <param name="root">The folder of the devices; another one in tests.</param>
internal sealed class IioLayout(string root = "/sys/bus/iio/devices") : ISensorLayout
{
    private const string Input = "_input";
    private const string Raw = "_raw";
    private const string Start = "in_";

    /// <inheritdoc/>
    public string Root => root;

    /// <inheritdoc/>
    public string Subsystem => "iio";

    /// <inheritdoc/>
    public string Prefix => "iio:device";

    /// <inheritdoc/>
    public string What => "IIO sensor";

    /// <inheritdoc/>
    public IReadOnlyList<string> Channels(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, $"{Start}*").Select(path => Path.GetFileName(path)[Start.Length..])
            .Where(name =>
                name.EndsWith(Input, StringComparison.Ordinal) || name.EndsWith(Raw, StringComparison.Ordinal))
            .Select(name => name[..name.LastIndexOf('_')]).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public ChannelFormula? Find(SensorFiles files, string folder, string channel, bool counts)
    {
        var (quantity, unit) = KindOf(channel);
        var file = $"{folder}/{Start}{channel}";
        if (!counts && File.Exists($"{file}{Input}")) return new ChannelFormula($"{file}{Input}", 0, unit, quantity);
        if (!File.Exists($"{file}{Raw}")) return null;
        var shared = $"{folder}/{Start}{TypeOf(channel)}";
        return new ChannelFormula(
            $"{file}{Raw}",
            files.NumberOr($"{file}_offset", files.NumberOr($"{shared}_offset", 0)),
            files.NumberOr($"{file}_scale", files.NumberOr($"{shared}_scale", 1)) * unit,
            quantity);
    }

    /// <summary>What a channel measures, by its name.</summary>
    public static Quantity? QuantityOf(string channel) => KindOf(channel).Quantity;

    // The letters a channel begins with: voltage0 and voltage1 share in_voltage_scale.
    private static string TypeOf(string channel)
    {
        var end = channel.AsSpan().IndexOfAnyExceptInRange('a', 'z');
        return end < 0 ? channel : channel[..end];
    }

    // The unit of the interface, after scale and offset, in terms of ours.
    private static (Quantity Quantity, double Unit) KindOf(string channel) => TypeOf(channel) switch
    {
        "temp" => (Quantity.Temperature, 1e-3), // m°C
        "humidityrelative" => (Quantity.Humidity, 1e-3), // m%
        "pressure" => (Quantity.Pressure, 1e3), // kPa
        "distance" => (Quantity.Distance, 1),
        "illuminance" => (Quantity.Illuminance, 1),
        "voltage" or "altvoltage" => (Quantity.Voltage, 1e-3), // mV
        "current" => (Quantity.Current, 1e-3), // mA
        "power" => (Quantity.Power, 1e-3), // mW
        "energy" => (Quantity.Energy, 1),
        "resistance" => (Quantity.Resistance, 1),
        "accel" => (Quantity.Acceleration, 1),
        "concentration" => (Quantity.Concentration, 1),
        _ => (Quantity.Number, 1),
    };
}
