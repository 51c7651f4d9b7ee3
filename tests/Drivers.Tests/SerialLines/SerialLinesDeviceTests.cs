// A device that speaks lines, with real bytes through the kernel's pseudo-terminals.
using System.Buffers.Binary;
using System.Text.RegularExpressions;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.SerialLines;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.SerialLines;

public sealed class SerialLinesDeviceTests : IDisposable
{
    private readonly PseudoTerminal _cable = new();
    private readonly ManualTime _time = new();

    private SerialLinesOptions Options => new() { Port = _cable.Port };

    public void Dispose() => _cable.Dispose();

    [Fact]
    public async Task Lines_are_told_whatever_ends_them()
    {
        await using var run = await QuietAsync(Options);
        _cable.Say("one\r\ntwo\nthree\r\u0002four\u0003\n\n");
        await run.Host.SaidAsync(4);
        Assert.Equal(["one", "two", "three", "four"], Texts(run));
        Assert.All(run.Host.Said, line => Assert.Equal(_time.GetUtcNow(), line.Time));
        Assert.False(run.Host.Counts.ContainsKey("lines_dropped_total"));
    }

    [Fact]
    public async Task The_port_is_set_to_speed_and_format_without_echo_or_line_editing()
    {
        await using var run = await QuietAsync(
            Options with { Speed = 31_250, Format = new SerialFormat(7, 'E', 2) });
        var settings = _cable.Settings;
        Assert.Equal(0u, BinaryPrimitives.ReadUInt32LittleEndian(settings.AsSpan(12))); // no ECHO, no ICANON
        Assert.Equal(31_250u, BinaryPrimitives.ReadUInt32LittleEndian(settings.AsSpan(36)));
        // CSTOPB; a pseudo-terminal itself always has 8 bits and no parity.
        Assert.Equal(0x40u, BinaryPrimitives.ReadUInt32LittleEndian(settings.AsSpan(8)) & 0x40);
    }

    [Fact]
    public async Task The_named_groups_of_the_pattern_become_fields_and_other_lines_are_counted()
    {
        var pattern = new Regex(@"^ST,GS,\s*(?<weight>-?[0-9.]+)\s*(?<unit>kg|g)$", RegexOptions.NonBacktracking);
        await using var run = await QuietAsync(Options with { Pattern = pattern });
        _cable.Say("US,GS,  1.2 kg\r\nST,GS,  1.250kg\r\n");
        await run.Host.SaidAsync(1);
        var line = Assert.IsType<LineOfText>(run.Host.Said.Single());
        Assert.Equal(("1.250", "kg", 2), (line.Fields["weight"], line.Fields["unit"], line.Fields.Count));
        Assert.Equal(1, run.Host.Counts["lines_refused_total"]);
        Assert.Equal(1.25, run.Host.Gauges["weight"]);
        Assert.DoesNotContain("unit", run.Host.Gauges.Keys);
    }

    [Fact]
    public async Task A_line_that_is_under_way_when_the_port_is_opened_is_dropped()
    {
        await using var run = await PartRun.ReadyAsync(Device(Options));
        _cable.Say("34.5 kg\r\n12.0 kg\r\n");
        await run.Host.SaidAsync(1);
        Assert.Equal(["12.0 kg"], Texts(run));
        await run.Host.Signals.UntilAsync(() => run.Host.Counts.ContainsKey("lines_dropped_total"), "the count");
    }

    [Fact]
    public async Task Half_a_line_is_dropped_after_the_pause_and_does_not_join_the_next()
    {
        await using var run = await QuietAsync(Options);
        _cable.Say("12.");
        await TurnsAsync(run, 3);
        _time.Advance(TimeSpan.FromSeconds(1));
        await run.Host.Signals.UntilAsync(() => run.Host.Counts.ContainsKey("lines_dropped_total"), "the drop");
        _cable.Say("34.5\r\n");
        await run.Host.SaidAsync(1);
        Assert.Equal(["34.5"], Texts(run));
    }

    [Fact]
    public async Task A_line_in_pieces_is_one_line()
    {
        await using var run = await QuietAsync(Options);
        _cable.Say("12.");
        await TurnsAsync(run, 2);
        _cable.Say("5\r\n");
        await run.Host.SaidAsync(1);
        Assert.Equal(["12.5"], Texts(run));
    }

    [Fact]
    public async Task Binary_garbage_is_a_problem_until_a_line_comes()
    {
        await using var run = await QuietAsync(Options with { LongestLine = 16 });
        var garbage = new byte[400];
        new Random(7).NextBytes(garbage);
        _cable.Say([.. garbage.Select(value => (byte)(value | 0x80))]);
        await run.Host.Signals.UntilAsync(() => run.Host.CurrentProblem is not null, "the problem");
        Assert.Contains("check `speed` and `format`", run.Host.CurrentProblem, StringComparison.Ordinal);
        Assert.Empty(run.Host.Said);

        _cable.Say("\r\n7\r\n");
        await run.Host.SaidAsync(1);
        Assert.Equal(["7"], Texts(run));
        Assert.Null(run.Host.CurrentProblem);
    }

    [Fact]
    public async Task A_device_that_has_to_be_asked_is_asked_each_period()
    {
        await using var run = await PartRun.ReadyAsync(Device(Options with { Ask = "S\r\n" }));
        Assert.Equal("S\r\n", _cable.Heard());
        _cable.Say("S S 1.00 g\r\n");
        await run.Host.SaidAsync(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("S\r\n", _cable.Heard());
    }

    [Fact]
    public async Task A_cable_that_is_pulled_in_mid_line_ends_the_run_and_the_port_comes_back_by_its_name()
    {
        await using (var run = await QuietAsync(Options))
        {
            _cable.Say("1\r\n12.");
            await run.Host.SaidAsync(1);
            _cable.Unplug();
            var fault = await run.FaultAsync();
            Assert.StartsWith($"The serial port {_cable.Port} is not there.", fault.Message, StringComparison.Ordinal);
            Assert.Equal(RetryAdvice.Usual, fault.Retry);
        }

        Assert.Contains(
            "is not there", (await PartRun.Start(Device(Options)).FaultAsync()).Message, StringComparison.Ordinal);
        _cable.Plug();
        await using var again = await QuietAsync(Options);
        _cable.Say("5\r\n");
        await again.Host.SaidAsync(1);
        Assert.Equal(["5"], Texts(again));
    }

    [Fact]
    public async Task A_file_that_is_no_serial_port_says_so()
    {
        var fault = await PartRun.Start(Device(Options with { Port = "/dev/null" })).FaultAsync();
        Assert.StartsWith("/dev/null is no serial port", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [Theory]
    [InlineData(ErrorNumber.AccessDenied, "into the group `dialout`")]
    [InlineData(ErrorNumber.Busy, "is held by another program")]
    public async Task A_port_that_is_not_to_be_had_says_why(int error, string sentence)
    {
        var kernel = new FakeKernel();
        kernel.Refuse("/dev/ttyUSB0", error);
        var device = new SerialLinesDriver(kernel).Create(
            "scale", new SerialLinesOptions { Port = "/dev/ttyUSB0" }, PartRun.Services(_time));
        Assert.Contains(sentence, (await PartRun.Start(device).FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_asks_and_shows_what_it_hears()
    {
        var probe = new SerialLinesDriver().ProbeAsync(
            Options with { Ask = "S\r\n" }, PartRun.Services(_time), CancellationToken.None);
        Assert.Equal("S\r\n", _cable.Heard());
        _cable.Say("a\r\nb\r\nc\r\n");
        var report = await probe;
        Assert.Equal($"{_cable.Port} speaks lines.", report.Summary);
        Assert.Equal(["a", "b", "c"], report.Facts.Select(fact => fact.Value));
    }

    private static IEnumerable<string> Texts(PartRun run) => run.Host.Said.Cast<LineOfText>().Select(line => line.Text);

    private static async Task TurnsAsync(PartRun run, int count)
    {
        var enough = run.Host.AliveCalls + count;
        await run.Host.Signals.UntilAsync(() => run.Host.AliveCalls >= enough, "turns of the device");
    }

    private IDevice Device(SerialLinesOptions options) =>
        new SerialLinesDriver().Create("scale", options, PartRun.Services(_time));

    // A device that has been silent for a while after its port was opened.
    private async Task<PartRun> QuietAsync(SerialLinesOptions options)
    {
        var run = await PartRun.ReadyAsync(Device(options));
        await TurnsAsync(run, 1);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        return run;
    }
}
