// A box that is asked: durable outbox, uplink and question desk over a scripted broker.
using System.Text.Json;
using EdgeAgent.Answers;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;
using EdgeAgent.Steering;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.Answers;

internal sealed class AnswerBench : IAsyncDisposable
{
    private readonly StateFolder _folder;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private int _asked;

    private AnswerBench(StateFolder folder, DurableOutbox outbox, QueryOptions options, ScriptedBroker broker)
    {
        (_folder, Outbox, Broker) = (folder, outbox, broker);
        var sources = new AnswerSources
        {
            Topics = UplinkBench.Topics,
            Archive = outbox,
            Status = () => StatusPage.Status,
            Config = new ConfigInForce("1.2.3", "abc", "store: {}"),
            Clock = () => Clock,
        };
        var answers = new Letterbox();
        Desk = new QuestionDesk(sources, options, answers, Time, NullLogger<QuestionDesk>.Instance);
        var facts = new BoxFacts
        {
            Topics = UplinkBench.Topics,
            Version = "1.2.3",
            BootId = "boot-1",
            ConfigHash = "abc",
            Clock = () => Clock,
            Meta = new BoxMeta("1.2.3", [], [], []),
        };
        var uplink = new UplinkService(
            outbox, new UplinkOptions { Host = "hq.example.com", BatchWait = TimeSpan.Zero, Window = 8 }, facts, broker,
            Time, new Random(7), NullLogger<UplinkService>.Instance, [Desk], answers: answers);
        _run = Task.WhenAll(
            new WatchedScheduler().Run(() => uplink.RunAsync(_stop.Token)), Task.Run(() => Desk.RunAsync(_stop.Token)));
    }

    public ManualTime Time => _folder.Time;

    public DurableOutbox Outbox { get; }

    public ScriptedBroker Broker { get; }

    public QuestionDesk Desk { get; }

    public ClockState Clock { get; set; } = ClockState.Synced;

    /// <summary>A box whose uplink serves and whose events are all handed over.</summary>
    public static async Task<AnswerBench> StartAsync(
        QueryOptions? options = null, Func<OutboxSetup, OutboxSetup>? setup = null,
        Func<DurableOutbox, Task>? before = null, ScriptedBroker? broker = null)
    {
        var folder = new StateFolder();
        var outbox = await folder.OpenAsync(setup);
        if (before is not null) await before(outbox);
        var bench = new AnswerBench(folder, outbox, options ?? new QueryOptions(), broker ?? new ScriptedBroker());
        await Until.True(() => bench.Broker.Retained(UplinkBench.Topics.Meta) is not null);
        return bench;
    }

    /// <summary>Accepts events; says the last one's sequence.</summary>
    public static async Task<long> AcceptAsync(DurableOutbox outbox, EventKind kind, int count, int size = 20)
    {
        var events = Enumerable.Range(1, count)
            .Select(number => StateFolder.Event(kind, $"{number}-{new string('x', size)}"))
            .ToList();
        return await outbox.AcceptAsync(events, CancellationToken.None) + count - 1;
    }

    public string NextId() => $"ask-{++_asked}";

    /// <summary>Publishes a question, and waits for nothing.</summary>
    public void Ask(QueryRequest question) =>
        Broker.Deliver(
            UplinkBench.Topics.QueryRequests, JsonSerializer.Serialize(question, DocumentJson.Default.QueryRequest));

    /// <summary>Asks, and waits for the whole answer.</summary>
    public async Task<Answer> AskAsync(QueryRequest question)
    {
        Ask(question);
        await Until.True(() => Chunks(question.Id).Any(chunk => chunk.Last), $"the answer to {question.Id} ends");
        return new Answer(Chunks(question.Id));
    }

    /// <summary>The chunks that the broker took, in order.</summary>
    public IReadOnlyList<QueryChunk> Chunks(string id) =>
    [
        .. Broker.Messages.Where(message => message.Topic == UplinkBench.Topics.QueryAnswers(id)).Select(
            message => JsonSerializer.Deserialize(message.Payload.Span, DocumentJson.Default.QueryChunk)!),
    ];

    /// <summary>Events that were sent again, by sequence.</summary>
    public IReadOnlyList<StoreEvent> SentAgain(int sentBefore) =>
        [.. Broker.Events.Skip(sentBefore).Select(one => one.Event).OrderBy(one => one.Place.Sequence)];

    /// <summary>Waits until the broker has every event.</summary>
    public Task AllHandedOverAsync() => Until.TrueAsTimePasses(
        Time, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(10),
        () => Broker.Sequences.Distinct().Count() >= Outbox.LastSequence, "every event is with the broker");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Until.TrueAsTimePasses(
            Time, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), () => _run.IsCompleted, "the box stops");
        await _run.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        await Outbox.DisposeAsync();
        _folder.Dispose();
        _stop.Dispose();
    }
}

/// <summary>A whole answer.</summary>
internal sealed record Answer(IReadOnlyList<QueryChunk> Chunks)
{
    public QueryChunk Last => Chunks[^1];

    public IReadOnlyList<JsonElement> Items => [.. Chunks.SelectMany(chunk => chunk.Items ?? [])];

    public IReadOnlyList<T> Field<T>(string name, Func<JsonElement, T> read) =>
        [.. Items.Select(item => read(item.GetProperty(name)))];
}

/// <summary>The page's state, as little of it as answers need.</summary>
internal static class StatusPage
{
    public static AgentStatus Status { get; } = new()
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
            Origin = "store.yaml",
            State = "local",
            Version = 0,
            Lists = [],
            ListFaults = new Dictionary<string, string>(),
            Commands = new Dictionary<string, long>(),
        },
        Time = DateTimeOffset.UnixEpoch,
        Started = DateTimeOffset.UnixEpoch,
        Clock = "synced",
        Live = new HealthAnswer(true, []),
        Ready = new HealthAnswer(true, []),
        Connected = new HealthAnswer(true, []),
        Devices =
        [
            new DeviceHealth
            {
                Id = "dock-reader", Driver = "llrp", State = DeviceState.Up, Since = DateTimeOffset.UnixEpoch,
            },
        ],
        Outbox = new OutboxStatus
        {
            Waiting = 0,
            Held = 7,
            Bytes = 1,
            BudgetBytes = 2,
            HoursLeft = null,
            OldestWaiting = TimeSpan.Zero,
            Accepted = 7,
            Refused = 0,
            Dropped = 0,
        },
        Zones = [],
        Vehicles = new(0, 0, 0, 0),
        Footfall = new(0, 0, []),
        Recent = [],
    };
}
