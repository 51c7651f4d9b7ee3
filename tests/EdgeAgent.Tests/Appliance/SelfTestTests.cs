// What the self-test makes of what the agent says.
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Appliance.SelfTest;
using EdgeAgent.Configuration;
using EdgeAgent.Hosting;
using EdgeAgent.Web;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class SelfTestTests : IDisposable
{
    private const string WithUplink = TestBox.Store + "uplink: { host: hq.example }\n";

    private readonly TestBox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_device_that_is_up_is_good_and_one_that_needs_a_person_says_what_to_do()
    {
        var points = Judge(
            TestBox.Store,
            TestStatus.Of(
                Device("dock", DeviceState.Up, null),
                Device("camera", DeviceState.Failed, "The camera refuses the login: correct `password`.")));

        Assert.Equal(PointLevel.Good, points["device dock"].Level);
        Assert.Equal(PointLevel.Mend, points["device camera"].Level);
        Assert.Equal("The camera refuses the login: correct `password`.", points["device camera"].Sentence);
    }

    [Fact]
    public async Task A_device_that_never_answers_is_told_after_a_minute()
    {
        var status = TestStatus.Of(Device("scale", DeviceState.Starting, null));
        var run = new SelfTestRun(_ => Task.FromResult<AgentStatus?>(status), _box.Time);

        var waiting = run.WaitAsync(Load(TestBox.Store), default);
        for (var second = 0; second < 59; second++) _box.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(waiting.IsCompleted);
        _box.Time.Advance(TimeSpan.FromSeconds(1));

        await waiting;
        Assert.Contains(
            "has not answered within 60 s. Check its power", Judge(TestBox.Store, status)["device scale"].Sentence);
    }

    [Fact]
    public async Task A_box_whose_devices_all_answer_is_told_at_once()
    {
        var status = TestStatus.Of(Device("dock", DeviceState.Up, null));

        await new SelfTestRun(_ => Task.FromResult<AgentStatus?>(status), _box.Time)
            .WaitAsync(Load(TestBox.Store), default);
    }

    [Fact]
    public void An_agent_that_does_not_answer_is_one_thing_to_mend()
    {
        var point = Assert.Single(Judge(TestBox.Store, null)).Value;

        Assert.Equal(PointLevel.Mend, point.Level);
    }

    [Fact]
    public void HQ_that_is_not_reached_is_to_mend_and_says_that_nothing_is_lost()
    {
        var away = TestStatus.Of() with { Line = TestStatus.Line(false, "hq.example:8883 cannot be reached.") };
        var there = TestStatus.Of() with { Line = TestStatus.Line(true, null) };

        var point = Judge(WithUplink, away)["HQ"];

        Assert.Equal(PointLevel.Mend, point.Level);
        Assert.Contains("Nothing is lost", point.Sentence);
        Assert.Equal(PointLevel.Good, Judge(WithUplink, there)["HQ"].Level);
    }

    [Fact]
    public void Of_a_box_that_HQ_has_not_let_in_only_the_enrolment_speaks()
    {
        var status = TestStatus.Of() with { Line = TestStatus.Line(false, "TLS failed.") };

        Assert.DoesNotContain(
            SelfTestRun.Judge(Load(WithUplink), status, isEnrolled: false), point => point.Subject == "HQ");
    }

    [Fact]
    public void An_estimated_clock_is_worth_knowing_and_a_synced_one_good()
    {
        Assert.Equal(PointLevel.Note, Judge(TestBox.Store, TestStatus.Of())["clock"].Level);
        Assert.Equal(PointLevel.Good, Judge(TestBox.Store, TestStatus.Of() with { Clock = "synced" })["clock"].Level);
    }

    [Fact]
    public void A_secret_that_the_box_does_not_have_is_named_with_the_file_to_make()
    {
        var load = new ConfigLoader(DriverList.All).Parse(
            _box.Paths.Config,
            System.Text.Encoding.UTF8.GetBytes(
                TestBox.Store + "uplink: { host: hq, username: u, password: \"credential:hq-password\" }\n"));

        var point = Assert.Single(BoxChecks.Secrets(load, _box.Paths));

        Assert.Contains("put it on the card as secrets/hq-password.txt", point.Sentence);
    }

    private static Dictionary<string, ReportPoint> Judge(string config, AgentStatus? status) =>
        SelfTestRun.Judge(Load(config), status, isEnrolled: true).ToDictionary(point => point.Subject);

    private static StoreConfig Load(string text) => new ConfigLoader(DriverList.All)
        .Parse("/etc/edge-agent/store.yaml", System.Text.Encoding.UTF8.GetBytes(text)).Config!;

    private static DeviceHealth Device(string id, DeviceState state, string? problem) => new()
    {
        Id = id,
        Driver = "llrp",
        State = state,
        Problem = problem,
        Since = DateTimeOffset.UnixEpoch,
    };
}
