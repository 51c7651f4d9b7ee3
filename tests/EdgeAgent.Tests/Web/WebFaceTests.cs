// The box seen from outside: what is answered to whom.
using System.Text;
using System.Text.Json;
using EdgeAgent.Hosting;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.Outbox;
using EdgeAgent.Steering;
using EdgeAgent.Steering.Lists;
using EdgeAgent.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EdgeAgent.Tests.Web;

public sealed class WebFaceTests
{
    [Theory]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 503)]
    [InlineData("/health/connected", 200)]
    [InlineData("/metrics", 200)]
    [InlineData("/status.json", 200)]
    [InlineData("/", 200)]
    [InlineData("/admin", 404)]
    public async Task Each_question_has_its_own_answer(string path, int code) =>
        Assert.Equal(code, (await AskAsync(path)).Code);

    [Fact]
    public async Task What_is_not_ready_says_which_device_and_what_to_do()
    {
        var (_, body) = await AskAsync("/health/ready");

        Assert.Contains("Device dock is lost: Plug the cable in.", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example", 421)]
    [InlineData("192.168.1.5", 421)]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1", 200)]
    public async Task Only_loopbacks_own_names_are_answered_so_that_no_web_page_elsewhere_can_read_the_box(
        string host, int code) =>
        Assert.Equal(code, (await AskAsync("/status.json", host)).Code);

    [Fact]
    public async Task Only_questions_are_answered_never_orders() =>
        Assert.Equal(405, (await AskAsync("/", method: "POST")).Code);

    [Fact]
    public void The_snapshot_that_is_written_can_be_read_back()
    {
        var text = JsonSerializer.Serialize(Status(), AgentStatusJson.Default.AgentStatus);

        var read = JsonSerializer.Deserialize(text, AgentStatusJson.Default.AgentStatus)!;

        Assert.Equal(text, JsonSerializer.Serialize(read, AgentStatusJson.Default.AgentStatus));
    }

    [Fact]
    public void Metrics_declare_each_name_once_and_escape_their_labels()
    {
        var text = new PrometheusText();
        text.Gauge("edge_up", "Up.", 1, ("device", "a\"b\\c\nd"));
        text.Gauge("edge_up", "Up.", 0.5, ("device", "e"));
        text.Counter("edge_total", "All.", 7);

        Assert.Equal(
            "# HELP edge_up Up.\n# TYPE edge_up gauge\n"
            + "edge_up{device=\"a\\\"b\\\\c\\nd\"} 1\nedge_up{device=\"e\"} 0.5\n"
            + "# HELP edge_total All.\n# TYPE edge_total counter\nedge_total 7\n",
            text.ToString());
    }

    [Fact]
    public void Every_sample_of_the_metrics_stands_below_its_declaration()
    {
        var declared = "";
        foreach (
            var line in AgentMetrics.Of(Status(), new ProcessFigures(1, 2, 3, 4)).Split(
                '\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# TYPE ", StringComparison.Ordinal)) declared = line.Split(' ')[2];
            else if (line[0] != '#') Assert.Equal(declared, line.Split('{', ' ')[0]);
        }
    }

    private static async Task<(int Code, string Body)> AskAsync(
        string path, string host = "127.0.0.1", string method = "GET")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.Host = new HostString(host, 9320);
        using var body = new MemoryStream();
        context.Response.Body = body;
        await WebFace.AnswerAsync(context, Status, "page");
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }

    private static AgentStatus Status() => new()
    {
        Version = "1.2.3",
        Tenant = "demo",
        Store = "0042",
        Box = "box-1",
        Epoch = "e1",
        LastSequence = 7,
        ConfigHash = "abc",
        Steering = new SteeringStatus
        {
            Origin = "HQ's version 7",
            State = "applied",
            Version = 7,
            Lists = [new ListInForce("members", "plates", 3, 12)],
            ListFaults = new Dictionary<string, string>(),
            Commands = new Dictionary<string, long> { ["done"] = 2 },
        },
        Time = DateTimeOffset.UnixEpoch.AddDays(1),
        Started = DateTimeOffset.UnixEpoch,
        Clock = "synced",
        Live = new HealthAnswer(true, []),
        Ready = new HealthAnswer(false, ["Device dock is lost: Plug the cable in."]),
        Connected = new HealthAnswer(true, []),
        Devices =
        [
            new DeviceHealth
            {
                Id = "dock", Driver = "llrp", State = DeviceState.Lost, Since = DateTimeOffset.UnixEpoch,
                Gauges = new Dictionary<string, double> { ["skew_seconds"] = 0.25 },
                Counters = new Dictionary<string, long> { ["overflows_total"] = 3 },
            },
            new DeviceHealth
            {
                Id = "exit", Driver = "llrp", State = DeviceState.Up, Since = DateTimeOffset.UnixEpoch,
                Gauges = new Dictionary<string, double> { ["skew_seconds"] = 0.5 },
            },
        ],
        Outbox = new OutboxStatus
        {
            Waiting = 1,
            Held = 2,
            Bytes = 3,
            BudgetBytes = 4,
            HoursLeft = null,
            Accepted = 6,
            Refused = 0,
            Dropped = 0,
            OldestWaiting = TimeSpan.FromSeconds(5),
        },
        Line = new LineStatus
        {
            Broker = "mqtt:8883",
            Connected = true,
            Protocol = "MQTT 5",
            LagS = 0,
            OldestUnackedS = 0,
            InFlight = 0,
            Acknowledged = 1,
            SentAgain = 0,
            SetAside = 0,
            Reconnects = 0,
        },
        Vehicles = new VehicleFigures(0, 0, 0, 0),
        Footfall = new FootfallFigures(0, 0, []),
        Zones = [new ZoneCount("dock", 3)],
        Recent = [new RecentEvent(DateTimeOffset.UnixEpoch, "retail.tag.arrived.v1", "dock", "{}")],
    };
}
