// The files of real IIO drivers, and what is made of them. The values are those of the chips' data sheets.
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Sensing;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.Drivers.Tests.Sensing;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Iio;

public sealed class IioLayoutTests : IDisposable
{
    private const string Folder = "iio:device0";
    private readonly SensorRoom _room = new();

    public IioLayoutTests() => _room.Sensor(Folder, "chip");

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("temp", "in_temp_input=25080", Quantity.Temperature, 25.08)] // bmp280
    [InlineData("pressure", "in_pressure_input=100.653253906", Quantity.Pressure, 100653.253906)]
    [InlineData("distance", "in_distance_raw=300 in_distance_scale=0.001", Quantity.Distance, 0.3)] // vl53l0x
    [InlineData("voltage0", "in_voltage0_raw=1024 in_voltage0_scale=1.0", Quantity.Voltage, 1.024)] // ads1015
    [InlineData("voltage3", "in_voltage3_raw=100 in_voltage_scale=2.5", Quantity.Voltage, 0.25)]
    [InlineData("temp", "in_temp_raw=6500 in_temp_scale=10 in_temp_offset=-4000", Quantity.Temperature, 25)]
    [InlineData("humidityrelative", "in_humidityrelative_input=41500", Quantity.Humidity, 41.5)]
    [InlineData("illuminance", "in_illuminance_input=310.5", Quantity.Illuminance, 310.5)]
    [InlineData("intensity_both", "in_intensity_both_raw=12", Quantity.Number, 12)]
    public void A_channel_is_read_in_its_unit(string channel, string files, Quantity quantity, double value)
    {
        Write(files);
        var formula = Find(channel)!;
        Assert.Equal(quantity, formula.Quantity);
        Assert.Equal(value, formula.Value(new SensorFiles(_room).Number(formula.File)), 9);
    }

    [Fact]
    public void A_load_cell_takes_the_converters_own_number()
    {
        Write("in_voltage0_raw=84210 in_voltage0_input=1 in_voltage0_scale=0.1");
        Assert.EndsWith("in_voltage0_raw", Find("voltage0", counts: true)!.File, StringComparison.Ordinal);
        Assert.EndsWith("in_voltage0_input", Find("voltage0")!.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_reads_each_channel_and_lists_what_else_there_is()
    {
        Write("in_voltage0_raw=94210 in_voltage0_scale=0.1 in_voltage1_raw=7 in_voltage1_scale=0.1");
        var options = new IioOptions(new SensorOptions
        {
            Address = new SensorAddress("chip", null, null),
            Channels = new Dictionary<string, ChannelOptions>
            {
                ["shelf"] = new() { Channel = "voltage0", LoadCell = new(new(84_210, 104_210, 2)) },
            },
        });
        var driver = new IioDriver(new IioLayout(_room.Root), _room);
        var report = await driver.ProbeAsync(options, PartRun.Services(new ManualTime()), CancellationToken.None);
        Assert.True(report.Reachable);
        Assert.Equal($"chip at {_room.Root}/{Folder} answers.", report.Summary);
        Assert.Equal(
            [new("shelf", "1 kg (the kernel's number: 94210)"), new("channels", "voltage0, voltage1")], report.Facts);
    }

    [Fact]
    public async Task A_channel_that_is_not_there_lists_those_that_are()
    {
        Write("in_temp_input=1 in_pressure_input=2");
        var driver = new IioDriver(new IioLayout(_room.Root), _room);
        var device = driver.Create(
            "x",
            new IioOptions(new SensorOptions
            {
                Address = new SensorAddress("chip", null, null),
                Channels = new Dictionary<string, ChannelOptions> { ["a"] = new() { Channel = "temp1" } },
            }),
            PartRun.Services(new ManualTime()));
        var fault = await PartRun.Start(device).FaultAsync();
        Assert.EndsWith("has no channel `temp1`. It has: pressure, temp.", fault.Message, StringComparison.Ordinal);
    }

    private ChannelFormula? Find(string channel, bool counts = false) =>
        new IioLayout(_room.Root).Find(new SensorFiles(_room), $"{_room.Root}/{Folder}", channel, counts);

    private void Write(string files)
    {
        foreach (var file in files.Split(' ').Select(file => file.Split('=')))
            _room.Write($"{Folder}/{file[0]}", $"{file[1]}\n");
    }
}
