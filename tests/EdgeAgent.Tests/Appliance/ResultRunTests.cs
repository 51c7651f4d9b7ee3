// The result of a box whose agent and HQ are played: what stands on the card, on the box and on the lamp.
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Appliance.Results;
using EdgeAgent.Hosting;
using EdgeAgent.Web;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class ResultRunTests : IDisposable
{
    private readonly TestBox _box = new();
    private readonly List<string> _shown = [];
    private readonly PlayedHq _hq = new();
    private AgentStatus? _status = TestStatus.Of(Device(DeviceState.Up, null));
    private int _restarts;

    public ResultRunTests() => _box.Put("store.yaml", $"{TestBox.Store}state: {_box.Paths.At("state")}\n");

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task A_box_with_nothing_to_mend_says_GOOD_everywhere()
    {
        _box.Boot();

        var report = await RunAsync();

        Assert.StartsWith("GOOD: nothing to mend.\r\n", _box.Result);
        Assert.Equal(Verdict.Good, InstallationReport.Read(_box.Paths.Result)!.Verdict);
        Assert.StartsWith("GOOD", Assert.Single(_shown));
        Assert.Equal(Verdict.Good, new InstallationSource(_box.Paths.Result).Now!.Verdict);
        Assert.Equal("demo/0042/box-1", report.Box);
    }

    [Fact]
    public async Task A_device_that_fails_later_is_told_and_what_has_not_changed_is_not_written_again()
    {
        _box.Boot();
        await RunAsync();
        File.AppendAllText(_box.OnCard("RESULT.txt"), "not written since");
        await RunAsync();
        Assert.EndsWith("not written since", _box.Result);

        _status = TestStatus.Of(Device(DeviceState.Failed, "Its plug is out."));
        await RunAsync();

        Assert.StartsWith("NOT YET GOOD: 1 thing to mend\r\n\r\n1. device dock: Its plug is out.", _box.Result);
        Assert.Equal(2, _shown.Count);
    }

    [Fact]
    public async Task Each_start_is_told_anew_since_first_boot_has_said_WORKING()
    {
        _box.Boot();
        await RunAsync();
        _box.Boot();
        Assert.StartsWith("WORKING", _box.Result);

        await RunAsync();

        Assert.StartsWith("GOOD", _box.Result);
    }

    [Fact]
    public async Task A_box_that_enrols_starts_its_agent_anew_once()
    {
        _box.Put("enrolment-token.txt", _hq.Token);
        _box.Boot();

        var first = await RunAsync();
        Assert.Contains(first.Points, point => point.Sentence.Contains("HQ has let this box in"));
        await RunAsync();

        Assert.Equal(1, _restarts);
        Assert.Single(_shown);
    }

    [Fact]
    public async Task A_box_without_any_store_yaml_says_what_to_put_on_the_card()
    {
        File.Delete(_box.OnCard("store.yaml"));
        _box.Put("readme.txt", "");
        _box.Boot();

        Assert.Equal(1, (await RunAsync()).ToMend);
        Assert.Contains("1. store.yaml: There is none on the card", _box.Result);
    }

    [Fact]
    public async Task Between_two_results_the_report_says_that_the_box_is_at_it()
    {
        _box.Boot();
        await RunAsync();

        _box.Boot();

        Assert.Equal(Verdict.Working, InstallationReport.Read(_box.Paths.Result)!.Verdict);
    }

    [Theory]
    [InlineData("clean The data partition was clean.", PointLevel.Good)]
    [InlineData("mended It has been mended.", PointLevel.Note)]
    [InlineData("damaged It could not be mended.", PointLevel.Mend)]
    [InlineData("lost It cannot be mounted. Replace the disk.", PointLevel.Mend)]
    public async Task What_the_start_found_of_the_data_partition_is_told(string found, PointLevel level)
    {
        Directory.CreateDirectory(_box.Paths.At("/run/edge-agent-boot"));
        File.WriteAllText(_box.Paths.At("/run/edge-agent-boot/data"), found + "\n");
        _box.Boot();

        var point = Assert.Single((await RunAsync()).Points, point => point.Subject == "data partition");

        Assert.Equal((level, found[(found.IndexOf(' ') + 1)..]), (point.Level, point.Sentence));
    }

    [Fact]
    public async Task A_broken_report_of_an_earlier_time_is_made_anew()
    {
        _box.Boot();
        Directory.CreateDirectory(_box.Paths.State);
        File.WriteAllText(_box.Paths.Result, "\0\0");
        File.WriteAllText(_box.Paths.FirstBoot, "{\"points\":");

        Assert.Equal(Verdict.Good, (await RunAsync()).Verdict);
    }

    private static DeviceHealth Device(DeviceState state, string? problem) => new()
    {
        Id = "dock",
        Driver = "llrp",
        State = state,
        Problem = problem,
        Since = DateTimeOffset.UnixEpoch,
    };

    private Task<InstallationReport> RunAsync() => new ResultRun(_box.Parts(CuttingSteps.Never), new ResultSurroundings
    {
        AskHq = _hq.AskAsync,
        AskAgent = _ => _ => Task.FromResult(_status),
        RestartAgent = () => _restarts++,
        Show = _shown.Add,
    }).RunAsync(default);
}
