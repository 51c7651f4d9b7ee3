// Listeners hear what HQ writes to this box, and letters reach the broker, a few at a time.
using System.Text;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using Xunit;

namespace EdgeAgent.Tests.Uplink;

public sealed class LetterTests
{
    private static readonly string Command = UplinkBench.Topics.Command("restart");

    [Fact]
    public async Task A_listener_hears_its_topics_and_no_others_on_each_connection()
    {
        var listener = new Listener(UplinkBench.Topics.Commands, UplinkBench.Topics.DesiredConfig);
        await using var bench = new UplinkBench { Listeners = [listener] };
        bench.Broker.Retain(UplinkBench.Topics.DesiredConfig, "wish");
        bench.Start();
        await UplinkBench.Until(() => listener.Connections == 1);

        bench.Broker.Deliver(Command, "now");
        bench.Broker.Deliver(UplinkBench.Topics.CommandResult("restart"), "not for it");
        bench.Broker.Deliver(Command, "again");

        await UplinkBench.Until(() => listener.Heard.Count == 3);
        Assert.Equal(["wish", "now", "again"], listener.Heard);
        bench.Broker.CutLine();
        await bench.InTime(() => listener.Connections == 2);
        await UplinkBench.Until(() => listener.Heard.Count == 4);
    }

    [Fact]
    public async Task A_letter_is_told_when_the_broker_took_it_refused_it_or_was_lost()
    {
        await using var bench = new UplinkBench();
        bench.Broker.Answer = message =>
            message.Topic.EndsWith("/late", StringComparison.Ordinal) ? null
            : message.Topic.EndsWith("/bad", StringComparison.Ordinal) ? ReasonCodes.NotAuthorised
            : 0;
        var early = bench.Letters.PublishAsync(Letter("good"), CancellationToken.None);
        bench.Start();

        Assert.Null(await early);
        Assert.Contains(
            "not authorised", await bench.Letters.PublishAsync(Letter("bad"), CancellationToken.None),
            StringComparison.Ordinal);
        var late = bench.Letters.PublishAsync(Letter("late"), CancellationToken.None);
        await UplinkBench.Until(() => bench.Broker.Links[0].Withheld == 1);
        bench.Broker.CutLine();
        Assert.Contains("lost", await late, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_without_an_answer_keep_only_a_few_places_of_the_line()
    {
        await using var bench = new UplinkBench();
        bench.Broker.Answer = message => message.Topic.Contains("/q/", StringComparison.Ordinal) ? null : 0;
        var all = Enumerable.Range(0, 10)
            .Select(_ => bench.Letters.PublishAsync(Letter("late"), CancellationToken.None))
            .ToList();
        bench.Start();
        await UplinkBench.Until(() => bench.Broker.Links is [{ Withheld: 4 }]);

        bench.Outbox.Add(Contracts.Events.EventKinds.TagArrived, 5);
        await UplinkBench.Until(() => bench.Outbox.Cursors.Normal == 5);

        Assert.Equal(4, bench.Broker.Links[0].Withheld);
        while (!all.TrueForAll(letter => letter.IsCompleted))
        {
            await UplinkBench.Until(() => bench.Broker.Links[0].Withheld > 0 || all.TrueForAll(it => it.IsCompleted));
            bench.Broker.AnswerWithheld();
        }

        Assert.All(all, letter => Assert.Null(letter.Result));
    }

    [Theory]
    [InlineData("a/+", "a/b", true)]
    [InlineData("a/+", "a/b/c", false)]
    [InlineData("a/+", "a", false)]
    [InlineData("a/b", "a/b", true)]
    [InlineData("a/b", "a/c", false)]
    public void A_plus_stands_for_one_level(string filter, string topic, bool matches) =>
        Assert.Equal(matches, TopicFilter.Matches(filter, topic));

    private static OutgoingMessage Letter(string name) =>
        new(UplinkBench.Topics.QueryAnswers(name), "x"u8.ToArray(), Retain: false, "application/json");

    private sealed class Listener(params string[] filters) : ITopicListener
    {
        private readonly List<string> _heard = [];
        private int _connections;

        public IReadOnlyList<string> Filters => filters;

        public int Connections => Volatile.Read(ref _connections);

        public IReadOnlyList<string> Heard
        {
            get
            {
                lock (_heard) return [.. _heard];
            }
        }

        public void Connected() => Interlocked.Increment(ref _connections);

        public void Received(LinkNotice.Received message)
        {
            lock (_heard) _heard.Add(Encoding.UTF8.GetString(message.Payload.Span));
        }
    }
}
