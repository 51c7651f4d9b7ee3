// What store.yaml may say about one IIO sensor.
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Drivers.Iio;

/// <summary>The options of one IIO sensor.</summary>
/// <param name="Sensor">Which sensor, and its channels.</param>
public sealed record IioOptions(SensorOptions Sensor)
{
    /// <summary>Reads the block of one sensor.</summary>
    public static IioOptions Read(IOptionReader reader) => new(SensorOptions.Read(reader, "bmp280", "temp"));
}
