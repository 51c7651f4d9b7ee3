// Lines of a board, against a fake kernel that speaks the structures of linux/gpio.h.
using EdgeAgent.Drivers.Gpio;
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Gpio;

public sealed class GpioDeviceTests
{
    private readonly FakeKernel _kernel = new();
    private readonly ManualTime _time = new();
    private readonly FakeChip _chip;

    public GpioDeviceTests()
    {
        _ = new FakeChip(_kernel, "/dev/gpiochip0", "other", "", "");
        _chip = new FakeChip(_kernel, "/dev/gpiochip1", "pinctrl", "GPIO0", "GPIO1", "GPIO2", "");
        _time.Advance(TimeSpan.FromMinutes(10));
    }

    private static GpioOptions Door { get; } = new()
    {
        Inputs = new Dictionary<string, GpioInput>
        {
            ["door"] = new(new LineAddress("GPIO1", null), true, Bias.PullUp, TimeSpan.FromMilliseconds(20)),
        },
    };

    private static GpioOptions Beams { get; } = new()
    {
        Inputs = new Dictionary<string, GpioInput>
        {
            ["outer"] = new(new LineAddress("GPIO0", null), false, Bias.AsIs, TimeSpan.Zero),
            ["inner"] = new(new LineAddress("GPIO1", null), false, Bias.AsIs, TimeSpan.Zero),
        },
    };

    private static GpioOptions Lamp { get; } = new()
    {
        Chip = "pinctrl",
        Outputs = new Dictionary<string, GpioOutput>
        {
            ["lamp"] = new(new LineAddress(null, 3), false, Drive.OpenDrain, OutputState.On),
        },
    };

    [Fact]
    public async Task A_line_is_asked_for_with_edges_bias_debounce_and_the_largest_buffer()
    {
        await using var run = await PartRun.ReadyAsync(Device(Door));
        // INPUT, EDGE_RISING, EDGE_FALLING, ACTIVE_LOW, BIAS_PULL_UP
        Assert.Equal(0x4ul | 0x10 | 0x20 | 0x2 | 0x100, _chip["GPIO1"].Flags);
        Assert.Equal(20_000ul, _chip["GPIO1"].DebounceMicroseconds);
        Assert.Equal(1_024u, _chip["GPIO1"].EventBuffer);
        Assert.Equal("edge-agent", _chip["GPIO1"].Holder);
    }

    [Fact]
    public async Task A_door_that_stands_open_at_the_start_is_told_and_then_each_edge_by_the_kernels_time()
    {
        _chip["GPIO1"].Active = true;
        await using var run = await PartRun.ReadyAsync(Device(Door));
        _chip["GPIO1"].Edge(false, Nanoseconds(minutes: 9.5));
        await run.Host.SaidAsync(2);

        Assert.Equal(
            [
                new LineChanged(_time.GetUtcNow(), false, "door", true) { Initial = true },
                new LineChanged(_time.GetUtcNow() - TimeSpan.FromSeconds(30), false, "door", false),
            ],
            run.Host.Said);
    }

    [Fact]
    public async Task Edges_of_two_lines_come_in_the_order_in_which_they_happened()
    {
        await using var run = await PartRun.ReadyAsync(Device(Beams));
        lock (_kernel.Gate)
        {
            _chip["GPIO0"].Edge(true, Nanoseconds(9.2));
            _chip["GPIO1"].Edge(true, Nanoseconds(9.1));
        }

        await run.Host.SaidAsync(4);
        Assert.Equal(["inner", "outer"], run.Host.Said.Skip(2).Cast<LineChanged>().Select(edge => edge.Line));
    }

    [Fact]
    public async Task Edges_that_the_kernel_dropped_are_counted_and_noted_once()
    {
        await using var run = await PartRun.ReadyAsync(Device(Door));
        _chip["GPIO1"].Edge(true, Nanoseconds(9));
        _chip["GPIO1"].Lose(7);
        _chip["GPIO1"].Edge(false, Nanoseconds(9));
        _chip["GPIO1"].Lose(3);
        _chip["GPIO1"].Edge(true, Nanoseconds(9));
        await run.Host.SaidAsync(4);

        Assert.Equal([0L, 0, 7, 3], run.Host.Said.Cast<LineChanged>().Select(edge => edge.Missed));
        Assert.Equal(10, run.Host.Counts["edges_dropped_by_kernel_total"]);
        Assert.Equal(3, run.Host.Counts["edges_total"]);
        Assert.Contains("`door` changes faster", Assert.Single(run.Host.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_stamp_from_the_future_is_marked_as_estimated()
    {
        await using var run = await PartRun.ReadyAsync(Device(Door));
        _chip["GPIO1"].Edge(true, Nanoseconds(11));
        await run.Host.SaidAsync(2);
        Assert.True(run.Host.Said.Last().ClockEstimated);
        Assert.Equal(_time.GetUtcNow(), run.Host.Said.Last().Time);
    }

    [Fact]
    public async Task A_jump_of_the_wall_clock_does_not_change_the_age_of_an_edge()
    {
        await using var run = await PartRun.ReadyAsync(Device(Door));
        _time.JumpWallClock(TimeSpan.FromDays(1));
        _chip["GPIO1"].Edge(true, Nanoseconds(9));
        await run.Host.SaidAsync(2);
        Assert.Equal(_time.GetUtcNow() - TimeSpan.FromMinutes(1), run.Host.Said.Last().Time);
    }

    [Fact]
    public async Task An_output_starts_at_rest_can_be_switched_and_is_left_at_rest()
    {
        var device = (GpioDevice)Device(Lamp);
        var closed = Assert.Throws<DeviceFault>(() => device.Switch("lamp", true));
        Assert.Contains("not open", closed.Message, StringComparison.Ordinal);
        await using var run = await PartRun.ReadyAsync(device);
        var lamp = _chip.Lines[3];
        Assert.Equal(0x8ul | 0x40, lamp.Flags); // OUTPUT, OPEN_DRAIN
        Assert.True(lamp.Active);
        device.Switch("lamp", false);
        Assert.False(lamp.Active);
        Assert.Equal(["lamp"], device.Outputs);
        Assert.Throws<DeviceFault>(() => device.Switch("buzzer", true));

        await run.StopAsync();
        Assert.True(lamp.Active);
        Assert.True(lamp.File!.IsClosed);
        Assert.Throws<DeviceFault>(() => device.Switch("lamp", true));
    }

    [Fact]
    public async Task A_line_in_use_names_its_holder_and_the_other_lines_are_given_back()
    {
        _chip["GPIO1"].Holder = "gpio-keys";
        var fault = await PartRun.Start(Device(Beams)).FaultAsync();
        Assert.Equal(
            "`inner` (line 1 of /dev/gpiochip1, pinctrl) is in use by \"gpio-keys\": end whatever holds it, or choose "
            + "another line.",
            fault.Message);
        Assert.Equal(RetryAdvice.Slow, fault.Retry);
        Assert.True(_chip["GPIO0"].File!.IsClosed);
    }

    [Fact]
    public async Task A_chip_that_cannot_pull_says_so()
    {
        _chip["GPIO1"].Refusal = ErrorNumber.InvalidArgument;
        var fault = await PartRun.Start(Device(Door)).FaultAsync();
        Assert.Contains("may lack `bias`", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_chip_that_is_pulled_out_ends_the_run(bool outputsAlone)
    {
        await using var run = await PartRun.ReadyAsync(Device(outputsAlone ? Lamp : Door));
        _chip.Unplug();
        var fault = await run.FaultAsync();
        Assert.StartsWith("The GPIO chip /dev/gpiochip1 is not there.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.Usual, fault.Retry);
    }

    [Fact]
    public async Task A_line_that_wakes_up_for_nothing_is_waited_for_again()
    {
        await using var run = await PartRun.ReadyAsync(Device(Door));
        _chip["GPIO1"].File!.WakeForNothing();
        _chip["GPIO1"].Edge(true, Nanoseconds(9));
        await run.Host.SaidAsync(2);
        Assert.False(run.HasEnded);
    }

    [Fact]
    public async Task A_line_that_cannot_be_read_ends_the_run_with_the_kernels_word()
    {
        await using var run = await PartRun.ReadyAsync(Device(Door));
        _chip["GPIO1"].File!.Break(ErrorNumber.InputOutput);
        var fault = await run.FaultAsync();
        Assert.StartsWith("The GPIO chip does not work: /dev/gpiochip1: ", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.Usual, fault.Retry);
    }

    [Fact]
    public async Task A_chip_that_goes_while_the_others_are_looked_at_disturbs_nobody()
    {
        _kernel.Refuse("/dev/gpiochip0", ErrorNumber.NoSuchDevice);
        await using var run = await PartRun.ReadyAsync(Device(Door));
        Assert.Equal("edge-agent", _chip["GPIO1"].Holder);
    }

    [Fact]
    public async Task Lines_and_outputs_are_gauges_of_how_they_stand()
    {
        var device = (GpioDevice)Device(Lamp with { Inputs = Door.Inputs });
        await using var run = await PartRun.ReadyAsync(device);
        Assert.Equal((0, 1), (run.Host.Gauges["door_on"], run.Host.Gauges["lamp_on"]));
        device.Switch("lamp", false);
        _chip["GPIO1"].Edge(true, Nanoseconds(9));
        await run.Host.SaidAsync(2);
        Assert.Equal((1, 0), (run.Host.Gauges["door_on"], run.Host.Gauges["lamp_on"]));
    }

    [Fact]
    public async Task A_chip_that_may_not_be_opened_names_the_group_and_the_rule()
    {
        _kernel.Refuse("/dev/gpiochip1", ErrorNumber.AccessDenied);
        var fault = await PartRun.Start(Device(Door)).FaultAsync();
        Assert.Contains("into the group `gpio`", fault.Message, StringComparison.Ordinal);
        Assert.Contains("SUBSYSTEM==\"gpio\", GROUP=\"gpio\", MODE=\"0660\"", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [Fact]
    public async Task Ten_thousand_edges_are_all_told()
    {
        await using var run = await PartRun.ReadyAsync(Device(Door));
        for (var edge = 0; edge < 10_000; edge++) _chip["GPIO1"].Edge(edge % 2 == 0, Nanoseconds(9));
        await run.Host.SaidAsync(10_001);
        Assert.False(run.Host.Counts.ContainsKey("edges_dropped_by_kernel_total"));
    }

    private IDevice Device(GpioOptions options) =>
        new GpioDriver(_kernel).Create("front", options, PartRun.Services(_time));

    private static ulong Nanoseconds(double minutes) => (ulong)TimeSpan.FromMinutes(minutes).TotalNanoseconds;
}
