// The files of real hwmon drivers, and what is made of them.
using EdgeAgent.Drivers.Hwmon;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Sensing;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.Drivers.Tests.Sensing;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Hwmon;

public sealed class HwmonLayoutTests : IDisposable
{
    private const string Folder = "hwmon3";
    private readonly SensorRoom _room = new();

    public HwmonLayoutTests() => _room.Sensor(Folder, "lm75");

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("temp1", "-25000", Quantity.Temperature, -25)]
    [InlineData("humidity1", "55300", Quantity.Humidity, 55.3)]
    [InlineData("in0", "3300", Quantity.Voltage, 3.3)]
    [InlineData("curr1", "150", Quantity.Current, 0.15)]
    [InlineData("power1", "1500000", Quantity.Power, 1.5)]
    [InlineData("fan2", "1200", Quantity.Rotation, 20)]
    public void A_channel_is_read_in_its_unit(string channel, string text, Quantity quantity, double value)
    {
        _room.Write($"{Folder}/{channel}_input", text);
        var formula = Find(channel)!;
        Assert.Equal(quantity, formula.Quantity);
        Assert.Equal(value, formula.Value(new SensorFiles(_room).Number(formula.File)), 9);
    }

    [Fact]
    public void A_channel_is_found_by_its_label()
    {
        _room.Write($"{Folder}/temp1_input", "1");
        _room.Write($"{Folder}/temp2_input", "2");
        _room.Write($"{Folder}/temp2_label", "Freezer\n");
        Assert.EndsWith("temp2_input", Find("Freezer")!.File, StringComparison.Ordinal);
        Assert.Null(Find("Fridge"));
    }

    [Fact]
    public async Task A_sensor_that_reports_its_own_fault_is_a_problem()
    {
        var time = new ManualTime();
        _room.Write($"{Folder}/temp1_input", "20000");
        _room.Write($"{Folder}/in0_input", "3300");
        _room.Write($"{Folder}/temp1_fault", "1");
        var driver = new HwmonDriver(new HwmonLayout(_room.Root), _room);
        await using var run = await PartRun.ReadyAsync(driver.Create(
            "box",
            new HwmonOptions(new SensorOptions
            {
                Address = new SensorAddress("lm75", null, null),
                Channels = new Dictionary<string, ChannelOptions>
                {
                    ["air"] = new() { Channel = "temp1" },
                    ["supply"] = new() { Channel = "in0" },
                },
            }),
            PartRun.Services(time)));
        await Until.TrueAsTimePasses(
            time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), () => run.Host.CurrentProblem is not null);
        Assert.Contains("the sensor itself reports a fault", run.Host.CurrentProblem, StringComparison.Ordinal);
        Assert.All(run.Host.Said.Cast<SensorReading>(), reading => Assert.Equal("supply", reading.Channel));
    }

    private ChannelFormula? Find(string channel) =>
        new HwmonLayout(_room.Root).Find(new SensorFiles(_room), $"{_room.Root}/{Folder}", channel, counts: false);
}
