// What store.yaml may say about one hwmon sensor.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Drivers.Hwmon;

/// <summary>The options of one hwmon sensor.</summary>
/// <param name="Sensor">Which sensor, and its channels.</param>
public sealed record HwmonOptions(SensorOptions Sensor)
{
    /// <summary>Reads the block of one sensor.</summary>
    public static HwmonOptions Read(IOptionReader reader) => new(SensorOptions.Read(reader, "lm75", "temp1"));
}
