// The order of things: stored, then settled, then acknowledged; and back again after whatever happens.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Custody;
using EdgeAgent.Headquarters.Gaps;
using EdgeAgent.Headquarters.Hosting;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.Headquarters.Tests.Brokers;
using EdgeAgent.Headquarters.Tests.Storing;
using EdgeAgent.Headquarters.Web;
using EdgeAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Collecting;

public sealed class CollectorTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly FakeBroker _broker = new();
    private readonly MemoryStore _store = new();
    private readonly CollectorFigures _figures = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        var config = new HqConfig();
        var parts = new CollectorParts
        {
            Config = config,
            Broker = _broker,
            Store = _store,
            Acks = new AckBook(config.Collector.AckEvery, _time),
            Missed = new RollupWatch(_time),
            Figures = _figures,
            Time = _time,
            Log = NullLogger.Instance,
            Instance = "a",
        };
        var backoff = new FullJitter(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), new Random(1));
        _run = Task.Run(() => new Collector(parts, backoff).RunAsync(_stop.Token));
        await Until.True(() => _broker.Links.Count == 1);
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    [Fact]
    public async Task A_delivery_is_settled_when_the_database_has_it_and_the_box_is_told_how_far_custody_reaches()
    {
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(1, 2, 3));

        await PassTimeUntil(() => !_broker.Link.Sent.IsEmpty);

        Assert.Single(_broker.Link.Settled);
        Assert.Equal(3, _store.Events.Count);
        Assert.Equal(3, AckOf(_broker.Link.Sent.First()).Upto);
    }

    [Fact]
    public async Task A_hole_holds_custody_back_until_it_is_filled()
    {
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(1, 3));
        await PassTimeUntil(() => !_broker.Link.Sent.IsEmpty);
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(2));
        await PassTimeUntil(() => _broker.Link.Sent.Count > 1);

        Assert.Equal([1L, 3L], _broker.Link.Sent.Select(message => AckOf(message).Upto));
    }

    [Fact]
    public async Task While_the_database_is_away_nothing_is_settled_and_nothing_is_lost()
    {
        _store.AwayFor = 5;
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(1));
        await PassTimeUntil(() => _figures.DatabaseProblem is not null);
        Assert.Empty(_broker.Link.Settled);

        await PassTimeUntil(() => !_broker.Link.Settled.IsEmpty);

        Assert.Single(_store.Events);
        Assert.Null(_figures.DatabaseProblem);
    }

    [Fact]
    public async Task A_lost_broker_is_connected_again_and_what_comes_twice_counts_once()
    {
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(1, 2));
        _broker.Link.Lose("The line is cut.");
        await PassTimeUntil(() => _broker.Links.Count == 2);
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(1, 2));

        await PassTimeUntil(() => !_broker.Link.Settled.IsEmpty);

        Assert.Equal((2, 2), ((int)_figures.Stored.Value, (int)_figures.Duplicates.Value));
    }

    [Fact]
    public async Task Messages_that_come_together_share_a_batch()
    {
        for (var sequence = 1; sequence <= 50; sequence++)
            _broker.Link.Deliver(Messages.EventTopic, Messages.Events(sequence));

        await PassTimeUntil(() => _broker.Link.Settled.Count == 50);

        Assert.InRange(_store.Batches.Count, 1, 25);
    }

    [Fact]
    public async Task A_gap_is_asked_for_and_its_name_lets_custody_pass()
    {
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(1, 4));
        await PassTimeUntil(() => !_broker.Link.Settled.IsEmpty);
        _store.Gaps.Add(new OpenGap(Messages.Box.Address, Messages.Epoch, 2, 3, 1));
        await PassTimeUntil(() => _broker.Link.Sent.Any(IsQuestion));
        var question = QuestionOf(_broker.Link.Sent.First(IsQuestion));
        Assert.Equal(("gap", 2L, 3L), (question.Kind, question.SeqFrom, question.SeqTo));

        _broker.Link.Deliver(
            question.ReplyTo!,
            $$"""{"id":"{{question.Id}}","n":0,"last":true,"pruned":[{"from":2,"to":3,"reason":"retention"}]}""");
        await PassTimeUntil(() => _broker.Link.Sent.Any(sent => !IsQuestion(sent) && AckOf(sent).Upto == 4));

        Assert.Equal(1, _figures.Named.Value);
    }

    [Fact]
    public async Task A_box_that_comes_back_is_told_again()
    {
        _broker.Link.Deliver(Messages.EventTopic, Messages.Events(1));
        await PassTimeUntil(() => _broker.Link.Sent.Count == 1);

        _broker.Link.Deliver(Messages.Box.Status, Messages.Status("other-2"));
        await PassTimeUntil(() => _broker.Link.Sent.Count == 2);

        Assert.All(_broker.Link.Sent, message => Assert.Equal(1, AckOf(message).Upto));
    }

    [Fact]
    public async Task After_the_broker_was_away_each_box_is_asked_once_for_the_rollups_of_that_time()
    {
        _broker.Link.Lose("The broker was killed.");
        await PassTimeUntil(() => _broker.Links.Count == 2);
        _broker.Link.Deliver(Messages.Box.Status, Messages.Status("c-1"));
        _broker.Link.Deliver(Messages.Box.Status, Messages.Status("c-2"));
        await PassTimeUntil(() => _broker.Link.Sent.Any(IsQuestion));
        var question = QuestionOf(Assert.Single(_broker.Link.Sent, IsQuestion));
        Assert.Equal("rollup", question.Kind);

        var row = Messages.Rollup()[..^1] + ""","period":"15m"}""";
        _broker.Link.Deliver(
            question.ReplyTo!, $$"""{"id":"{{question.Id}}","n":0,"last":true,"items":[{{row}}]}""");

        await PassTimeUntil(() => _store.Batches.Any(batch => batch.Rollups.Count == 1));
    }

    private static bool IsQuestion(BrokerMessage message) => message.Topic == Messages.Box.QueryRequests;

    private static QueryRequest QuestionOf(BrokerMessage message) =>
        JsonSerializer.Deserialize(message.Payload.Span, DocumentJson.Default.QueryRequest)!;

    private static CustodyAck AckOf(BrokerMessage message) =>
        JsonSerializer.Deserialize(message.Payload.Span, DocumentJson.Default.CustodyAck)!;

    private Task PassTimeUntil(Func<bool> condition) => Until.True(() =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(100));
        return condition();
    });
}
