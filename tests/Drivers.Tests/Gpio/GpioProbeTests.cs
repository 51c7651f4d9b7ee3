// The probe of the GPIO driver, and what is said where a chip or line cannot be found.
using EdgeAgent.Drivers.Gpio;
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Gpio;

public sealed class GpioProbeTests
{
    private readonly FakeKernel _kernel = new();

    [Fact]
    public async Task A_probe_says_where_each_line_is_and_who_holds_it_and_takes_none()
    {
        var chip = new FakeChip(_kernel, "/dev/gpiochip0", "pinctrl", "A", "B");
        chip["B"].Holder = "spi0 CS0";
        var report = await ProbeAsync(null, "A", "B");
        Assert.True(report.Reachable);
        Assert.Equal("2 inputs and 0 outputs are there.", report.Summary);
        Assert.Equal(
            [
                new("chip", "/dev/gpiochip0, pinctrl, 2 lines"),
                new("input A", "line 0 of /dev/gpiochip0, free"),
                new("input B", "line 1 of /dev/gpiochip0, held by \"spi0 CS0\""),
            ],
            report.Facts);
        Assert.Null(chip["A"].File);
    }

    [Fact]
    public async Task A_machine_without_a_chip_is_told_so()
    {
        var report = await ProbeAsync(null, "A");
        Assert.False(report.Reachable);
        Assert.StartsWith("This machine has no GPIO chip", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_chip_lists_those_that_are_there()
    {
        _ = new FakeChip(_kernel, "/dev/gpiochip0", "pinctrl", "A");
        Assert.Equal(
            "No GPIO chip is called `nothing`. Those that are there: /dev/gpiochip0 (pinctrl).",
            (await ProbeAsync("nothing", "A")).Summary);
    }

    [Theory]
    [InlineData("Z", "/dev/gpiochip0 (pinctrl) has no line `Z`. Lines with a name: A, B.")]
    [InlineData("7", "/dev/gpiochip0 (pinctrl) has no line `7`. Lines with a name: A, B.")]
    public async Task A_wrong_line_lists_those_with_a_name(string line, string sentence)
    {
        _ = new FakeChip(_kernel, "/dev/gpiochip0", "pinctrl", "A", "", "B");
        Assert.Equal(sentence, (await ProbeAsync("gpiochip0", line)).Summary);
    }

    [Fact]
    public async Task A_name_on_two_chips_has_to_be_told_apart()
    {
        _ = new FakeChip(_kernel, "/dev/gpiochip0", "left", "A");
        _ = new FakeChip(_kernel, "/dev/gpiochip1", "right", "A");
        Assert.EndsWith(
            "has 2 lines `A`: name the `chip` too, or give the line's number.",
            (await ProbeAsync(null, "A")).Summary,
            StringComparison.Ordinal);
        Assert.True((await ProbeAsync("right", "A")).Reachable);
        Assert.True((await ProbeAsync("/dev/gpiochip1", "0")).Reachable);
    }

    private Task<ProbeReport> ProbeAsync(string? chip, params string[] lines) => new GpioDriver(_kernel).ProbeAsync(
        new GpioOptions
        {
            Chip = chip,
            Inputs = lines.ToDictionary(
                line => line,
                line => new GpioInput(
                    uint.TryParse(line, out var offset) ? new LineAddress(null, offset) : new LineAddress(line, null),
                    false, Bias.AsIs, TimeSpan.Zero)),
        },
        PartRun.Services(new ManualTime()),
        CancellationToken.None);
}
