// A sensor from its files to its readings: filters, ranges, what is stuck, what vanishes and comes back.
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Sensing;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Sensing;

public sealed class SensorDeviceTests : IDisposable
{
    private const string Folder = "iio:device0";
    private const string Air = $"{Folder}/in_temp_input";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly SensorRoom _room = new();
    private readonly ManualTime _time = new();

    public SensorDeviceTests()
    {
        _room.Sensor(Folder, "bmp280");
        _room.Write(Air, "25080\n");
    }

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Readings_come_at_once_and_then_each_period()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        await run.Host.SaidAsync(1);
        _room.Write(Air, "-4500\n");
        _time.Advance(Second);
        await run.Host.SaidAsync(2);
        Assert.Equal(
            [
                new SensorReading(_time.GetUtcNow() - Second, false, "air", Quantity.Temperature, 25.08),
                new SensorReading(_time.GetUtcNow(), false, "air", Quantity.Temperature, -4.5),
            ],
            run.Host.Said);
        Assert.Equal("°C", Units.Of(Quantity.Temperature));
    }

    [Fact]
    public async Task A_reading_out_of_its_range_is_a_problem_and_not_told_until_it_is_back()
    {
        await using var run = await PartRun.ReadyAsync(
            Device(new ChannelOptions { Channel = "temp", Lowest = -40, Highest = 60 }));
        await run.Host.SaidAsync(1);
        _room.Write(Air, "250000");
        await TurnUntilAsync(run, () => run.Host.CurrentProblem is not null);
        Assert.Equal(
            "Channel `air` reads 250 °C, outside of -40 °C to 60 °C: check the sensor and its cable.",
            run.Host.CurrentProblem);
        Assert.Single(run.Host.Said);

        _room.Write(Air, "24000");
        await TurnUntilAsync(run, () => run.Host.Said.Count >= 2);
        await run.Host.Signals.UntilAsync(() => run.Host.CurrentProblem is null, "the problem to be cleared");
    }

    [Fact]
    public async Task A_reading_that_never_moves_is_stuck()
    {
        await using var run = await PartRun.ReadyAsync(Device(
            new ChannelOptions { Channel = "temp", StuckAfter = TimeSpan.FromMinutes(1) }));
        await TurnUntilAsync(run, () => run.Host.CurrentProblem is not null, most: 70);
        Assert.StartsWith("Channel `air` has read exactly 25.08 °C for 1 minutes", run.Host.CurrentProblem);
        Assert.InRange(run.Host.Said.Count, 60, 61);
        _room.Write(Air, "25090");
        await TurnUntilAsync(run, () => run.Host.CurrentProblem is null);
    }

    [Theory]
    [InlineData("", "which is no number")]
    [InlineData("NaN", "which is no number")]
    [InlineData("twenty", "holds `twenty`")]
    public async Task Nonsense_is_counted_and_nothing_is_told_of_it(string text, string sentence)
    {
        _room.Write($"{Folder}/in_pressure_input", "100.65");
        await using var run = await PartRun.ReadyAsync(
            Device(new ChannelOptions { Channel = "temp" }, new ChannelOptions { Channel = "pressure" }));
        await run.Host.SaidAsync(2);
        _room.Write(Air, text);
        await TurnUntilAsync(run, () => run.Host.CurrentProblem is not null);
        Assert.Contains(sentence, run.Host.CurrentProblem, StringComparison.Ordinal);
        Assert.True(run.Host.Counts["read_errors_total"] >= SensorChannel.FailuresThatCount);
        Assert.DoesNotContain(
            run.Host.Said.Skip(2).Cast<SensorReading>(), reading => reading.Quantity == Quantity.Temperature);
        Assert.Contains(run.Host.Said.Skip(2).Cast<SensorReading>(), reading => reading.Value == 100_650);
    }

    [Theory]
    [InlineData(ErrorNumber.InputOutput)]
    [InlineData(ErrorNumber.TryAgain)]
    public async Task A_hiccup_is_passed_over_and_a_lasting_fault_ends_the_run(int error)
    {
        await using var run = await PartRun.ReadyAsync(Device());
        await run.Host.SaidAsync(1);
        _room.Fail(Air, error);
        await TurnUntilAsync(run, () => run.Host.Counts.GetValueOrDefault("read_errors_total") >= 1);
        _room.Fail(Air, null);
        await TurnUntilAsync(run, () => run.Host.Said.Count >= 2);
        Assert.Null(run.Host.CurrentProblem);

        _room.Fail(Air, error);
        await TurnUntilAsync(run, () => run.HasEnded);
        var fault = await run.FaultAsync();
        Assert.StartsWith("No channel of the sensor can be read.", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"error {error}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sensor_that_is_pulled_out_ends_the_run_and_is_found_again_under_another_number()
    {
        await using (var run = await PartRun.ReadyAsync(Device()))
        {
            await run.Host.SaidAsync(1);
            Directory.Delete($"{_room.Root}/{Folder}", recursive: true);
            _time.Advance(Second);
            var fault = await run.FaultAsync();
            Assert.Contains("is not there. Check its cable", fault.Message, StringComparison.Ordinal);
            Assert.Equal(RetryAdvice.Usual, fault.Retry);
        }

        _room.Sensor("iio:device7", "bmp280");
        _room.Write("iio:device7/in_temp_input", "21000");
        await using var again = await PartRun.ReadyAsync(Device());
        await again.Host.SaidAsync(1);
        Assert.Equal(21, Assert.IsType<SensorReading>(again.Host.Said.First()).Value);
    }

    [Fact]
    public async Task A_file_that_vanishes_in_mid_read_ends_the_run_as_a_sensor_that_is_gone()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        await run.Host.SaidAsync(1);
        _room.FailInMidRead(Air, ErrorNumber.NoSuchDevice);
        _time.Advance(Second);
        var fault = await run.FaultAsync();
        Assert.Contains("is not there. Check its cable", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.Usual, fault.Retry);
    }

    [Fact]
    public async Task Binary_nonsense_is_shown_in_letters_that_can_be_printed()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _room.Write(Air, "\u0001\u0002\u007f\ufffd");
        await TurnUntilAsync(run, () => run.HasEnded);
        Assert.Contains("holds `???", (await run.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_latest_reading_is_a_gauge_with_its_unit_in_its_name()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        await run.Host.SaidAsync(1);
        Assert.Equal(25.08, run.Host.Gauges["air_celsius"]);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_names_the_group_and_the_rule()
    {
        _room.Fail(Air, ErrorNumber.AccessDenied);
        var report = await new IioDriver(new IioLayout(_room.Root), _room).ProbeAsync(
            new IioOptions(Options(new ChannelOptions { Channel = "temp" })),
            PartRun.Services(_time),
            CancellationToken.None);
        Assert.False(report.Reachable);
        Assert.Contains("group `edge-agent`", report.Summary, StringComparison.Ordinal);
        Assert.Contains("SUBSYSTEM==\"iio\"", report.Summary, StringComparison.Ordinal);
    }

    private static SensorOptions Options(params ChannelOptions[] channels) => new()
    {
        Address = new SensorAddress("bmp280", null, null),
        Channels = channels.ToDictionary(channel => channel.Channel == "temp" ? "air" : channel.Channel),
    };

    private IDevice Device(params ChannelOptions[] channels) =>
        new IioDriver(new IioLayout(_room.Root), _room).Create(
            "fridge",
            new IioOptions(Options(channels.Length == 0 ? [new() { Channel = "temp" }] : channels)),
            PartRun.Services(_time));

    // One turn of the sensor for each second that passes.
    private async Task TurnUntilAsync(PartRun run, Func<bool> condition, int most = 20)
    {
        for (var turn = 0; turn < most && !condition(); turn++)
        {
            var before = run.Host.AliveCalls;
            _time.Advance(Second);
            await run.Host.Signals.UntilAsync(
                () => run.Host.AliveCalls > before || run.HasEnded, "a turn of the sensor");
        }

        await run.Host.Signals.UntilAsync(condition, "the condition");
    }
}
