// A scanner from recorded key presses to codes, against a fake kernel.
using System.Text;
using EdgeAgent.Drivers.HidScanner;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.HidScanner;

public sealed class HidScannerDeviceTests
{
    private const string Port = "/dev/input/by-id/usb-scanner-event-kbd";
    private static readonly HidScannerOptions Options = new(Port, Grab: true, 20, TimeSpan.FromSeconds(1));

    private readonly FakeKernel _kernel = new();
    private readonly ManualTime _time = new();
    private FakeScanner _scanner;

    public HidScannerDeviceTests()
    {
        _scanner = new FakeScanner(_kernel);
        _kernel.Add(Port, () => _scanner);
    }

    [Fact]
    public async Task A_code_is_told_at_its_enter_with_the_kernels_time()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        Assert.Equal([(0x40044590u, 1)], _scanner.Numbers); // EVIOCGRAB
        _time.Advance(TimeSpan.FromSeconds(3));
        _scanner.Feed(RecordedKeys.Typed("4006381333931"));
        await run.Host.SaidAsync(1);
        Assert.Equal(new CodeScanned(RecordedKeys.Time, false, "4006381333931"), Assert.Single(run.Host.Said));
    }

    [Fact]
    public async Task Letters_signs_and_the_gs1_separator_are_read()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _scanner.Feed(RecordedKeys.Typed("Ab-7/", enter: false));
        _scanner.Feed(RecordedKeys.Event(1, 29, 1)); // Ctrl+]
        _scanner.Feed([.. RecordedKeys.Press(27).SelectMany(bytes => bytes)]);
        _scanner.Feed(RecordedKeys.Event(1, 29, 0));
        _scanner.Feed(RecordedKeys.Typed("Z"));
        await run.Host.SaidAsync(1);
        Assert.Equal("Ab-7/\u001dZ", Assert.IsType<CodeScanned>(run.Host.Said.Single()).Code);
    }

    [Fact]
    public async Task Two_codes_in_one_read_are_two_codes_and_an_enter_alone_is_none()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _scanner.Feed([.. RecordedKeys.Typed("1"), .. RecordedKeys.Typed(""), .. RecordedKeys.Typed("2")]);
        await run.Host.SaidAsync(2);
        Assert.Equal(["1", "2"], run.Host.Said.Cast<CodeScanned>().Select(scan => scan.Code));
    }

    [Fact]
    public async Task A_code_with_a_hole_or_too_many_characters_is_dropped_and_the_next_is_whole()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _scanner.Feed(RecordedKeys.Typed("12", enter: false));
        _scanner.Feed(RecordedKeys.Event(0, 3, 0)); // SYN_DROPPED
        _scanner.Feed(RecordedKeys.Typed("34"));
        for (var key = 0; key < 5; key++) _scanner.Feed(RecordedKeys.Typed("99999", enter: false));
        _scanner.Feed(RecordedKeys.Typed(""));
        _scanner.Feed(RecordedKeys.Typed("56"));
        await run.Host.SaidAsync(1);
        Assert.Equal("56", Assert.IsType<CodeScanned>(run.Host.Said.Single()).Code);
        Assert.Equal(2, run.Host.Counts["codes_dropped_total"]);
    }

    [Fact]
    public async Task A_code_that_is_not_ended_is_dropped_after_the_pause()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _scanner.Feed(RecordedKeys.Typed("12", enter: false));
        await Until.True(() => !_scanner.HasSomething);
        await TurnAsync(run);
        _time.Advance(TimeSpan.FromSeconds(1));
        await run.Host.Signals.UntilAsync(() => run.Host.Counts.ContainsKey("codes_dropped_total"), "the drop");
        _scanner.Feed(RecordedKeys.Typed("34"));
        await run.Host.SaidAsync(1);
        Assert.Equal("34", Assert.IsType<CodeScanned>(run.Host.Said.Single()).Code);
    }

    [Fact]
    public async Task A_code_that_a_busy_box_reads_late_is_whole()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _scanner.Feed(RecordedKeys.Typed("12", enter: false));
        await Until.True(() => !_scanner.HasSomething);
        lock (_kernel.Gate)
        {
            // By the kernel's stamps the rest was typed at once; the box comes to it two seconds later.
            _time.Advance(TimeSpan.FromSeconds(2));
            _scanner.Feed(RecordedKeys.Typed("34"));
        }

        await run.Host.SaidAsync(1);
        Assert.Equal("1234", Assert.IsType<CodeScanned>(run.Host.Said.Single()).Code);
    }

    [Fact]
    public async Task Half_a_code_is_not_joined_with_a_later_one_that_a_busy_box_finds_beside_it()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _scanner.Feed([.. RecordedKeys.Typed("12", enter: false), .. RecordedKeys.TypedLater("34")]);
        await run.Host.SaidAsync(1);
        Assert.Equal("34", Assert.IsType<CodeScanned>(run.Host.Said.Single()).Code);
        Assert.Equal(1, run.Host.Counts["codes_dropped_total"]);
    }

    [Fact]
    public async Task A_time_stamp_out_of_order_is_marked_as_estimated()
    {
        await using var run = await PartRun.ReadyAsync(Device());
        _time.JumpWallClock(TimeSpan.FromHours(-1));
        _scanner.Feed(RecordedKeys.Typed("1"));
        await run.Host.SaidAsync(1);
        Assert.Equal(new CodeScanned(_time.GetUtcNow(), true, "1"), Assert.Single(run.Host.Said));
    }

    [Fact]
    public async Task A_scanner_that_is_pulled_out_ends_the_run_and_comes_back_by_its_id()
    {
        await using (var run = await PartRun.ReadyAsync(Device()))
        {
            _scanner.Feed(RecordedKeys.Typed("12", enter: false));
            _scanner.Break(ErrorNumber.NoSuchDevice);
            Assert.StartsWith($"The scanner {Port} is not there.", (await run.FaultAsync()).Message);
            Assert.True(_scanner.IsClosed);
        }

        _scanner = new FakeScanner(_kernel);
        await using var again = await PartRun.ReadyAsync(Device());
        _scanner.Feed(RecordedKeys.Typed("34"));
        await again.Host.SaidAsync(1);
        Assert.Equal("34", Assert.IsType<CodeScanned>(again.Host.Said.Single()).Code);
    }

    [Theory]
    [InlineData(ErrorNumber.AccessDenied, "into the group `input`", RetryAdvice.NeedsPerson)]
    [InlineData(ErrorNumber.Busy, "is held by another program", RetryAdvice.Slow)]
    [InlineData(ErrorNumber.UnknownControl, "is no input device", RetryAdvice.NeedsPerson)]
    [InlineData(ErrorNumber.NoSuchFile, "is not there. Plug it in", RetryAdvice.Usual)]
    public async Task A_scanner_that_is_not_to_be_had_says_why(int error, string sentence, RetryAdvice retry)
    {
        _kernel.Refuse(Port, error);
        var fault = await PartRun.Start(Device()).FaultAsync();
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.Equal(retry, fault.Retry);
    }

    [Fact]
    public async Task A_probe_asks_for_the_name_and_grabs_nothing()
    {
        var report = await new HidScannerDriver(_kernel).ProbeAsync(
            Options, PartRun.Services(_time), CancellationToken.None);
        Assert.Equal($"Old Faithful 1900 at {Port} can be read.", report.Summary);
        Assert.Empty(_scanner.Numbers);
        _kernel.Remove(Port);
        Assert.False((await new HidScannerDriver(_kernel).ProbeAsync(
            Options, PartRun.Services(_time), CancellationToken.None)).Reachable);
    }

    private static async Task TurnAsync(PartRun run)
    {
        var before = run.Host.AliveCalls;
        await run.Host.Signals.UntilAsync(() => run.Host.AliveCalls > before, "a turn of the device");
    }

    private IDevice Device() => new HidScannerDriver(_kernel).Create("desk", Options, PartRun.Services(_time));

    private sealed class FakeScanner(FakeKernel kernel) : FakeFile(kernel, Port)
    {
        public override void Control(uint request, Span<byte> structure)
        {
            Assert.Equal(0x81004506u, request); // EVIOCGNAME(256)
            Encoding.ASCII.GetBytes("Old Faithful 1900", structure);
        }
    }
}
