// Sensors are found by what they are, not by their number, and what cannot be found is told in a sentence.
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Sensing;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Sensing;

public sealed class SensorFinderTests : IDisposable
{
    private readonly SensorRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Two_sensors_of_one_kind_are_told_apart_by_their_place_at_the_bus_or_in_the_device_tree()
    {
        _room.Linked("iio:device0", "i2c-1/1-0076", "bmp280");
        var second = _room.Linked("iio:device1", "i2c-1/1-0077", "bmp280");
        _room.Write("tree/soc/i2c@7e804000/sensor@77/reg", "");
        Directory.CreateSymbolicLink($"{second}/of_node", $"{_room.Root}/tree/soc/i2c@7e804000/sensor@77");

        Assert.EndsWith("device0", Find(new(null, null, "1-0076")), StringComparison.Ordinal);
        Assert.EndsWith("device1", Find(new("bmp280", null, "i2c-1/1-0077")), StringComparison.Ordinal);
        Assert.EndsWith("device1", Find(new(null, null, "i2c@7e804000/sensor@77")), StringComparison.Ordinal);
        var fault = Assert.Throws<DeviceFault>(() => Find(new("bmp280", null, null)));
        Assert.StartsWith("2 IIO sensors have name `bmp280`: tell them apart by `path`.", fault.Message);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [Fact]
    public void A_part_of_a_place_is_whole_parts_alone()
    {
        _room.Linked("iio:device0", "i2c-1/1-0076", "bmp280");
        Assert.Throws<DeviceFault>(() => Find(new(null, null, "1-007")));
    }

    [Fact]
    public void A_sensor_is_found_by_its_label()
    {
        _room.Sensor("iio:device0", "adc");
        _room.Sensor("iio:device1", "adc");
        _room.Write("iio:device1/label", "shelf-left\n");
        Assert.EndsWith("device1", Find(new(null, "shelf-left", null)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_there_is_listed_where_nothing_matches()
    {
        var nothing = Assert.Throws<DeviceFault>(() => Find(new("bmp280", null, null)));
        Assert.StartsWith("This machine has no IIO sensor", nothing.Message, StringComparison.Ordinal);
        _room.Sensor("iio:device0", "vl53l0x");
        var other = Assert.Throws<DeviceFault>(() => Find(new("bmp280", null, null)));
        Assert.Equal(
            $"There is no IIO sensor with name `bmp280`. Those that are there: vl53l0x at {_room.Root}/iio:device0.",
            other.Message);
    }

    private string Find(SensorAddress address) =>
        new SensorFinder(new IioLayout(_room.Root), new SensorFiles(_room)).Find(address);
}
