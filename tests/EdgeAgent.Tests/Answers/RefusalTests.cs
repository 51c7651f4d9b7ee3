// Questions that are not answered: each with a code and a sentence, where there is somebody to tell.
using EdgeAgent.Answers;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Answers;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("""{"id":"a","kind":"diag","box":"demo/0042/box-2"}""", "wrong-box", "This is demo/0042/box-1")]
    [InlineData("""{"id":"a","kind":"diag","box":"box-1"}""", "wrong-box", "ask on that box's own topic")]
    [InlineData(
        """{"id":"a","kind":"diag","replyTo":"retail/v1/demo/0042/box-2/q/res/a"}""", "bad-request", "nowhere else")]
    [InlineData("""{"id":"a","kind":"diag","replyTo":"elsewhere"}""", "bad-request", "retail/v1/demo/0042/box-1/q/res")]
    [InlineData("""{"id":"a","kind":"secrets"}""", "bad-request", "expected rollup, events, gap")]
    [InlineData("""{"id":"a"}""", "bad-request", "kind")]
    [InlineData("""{"id":"a","kind":"gap","seqFrom":3}""", "bad-request", "`seqFrom` and `seqTo`")]
    [InlineData("""{"id":"a","kind":"gap","seqFrom":0,"seqTo":3}""", "bad-request", "counts from 1")]
    [InlineData("""{"id":"a","kind":"gap","seqFrom":9,"seqTo":3}""", "bad-request", "larger than `seqTo`")]
    [InlineData("""{"id":"a","kind":"events","limit":0}""", "bad-request", "`limit`")]
    [InlineData("""{"id":"a","kind":"rollup","cursor":"7"}""", "bad-request", "`cursor`")]
    [InlineData("""{"id":"a","kind":"events","cursor":"-7"}""", "bad-request", "`cursor`")]
    [InlineData("""{"id":"a","kind":"rollup","from":"yesterday"}""", "bad-request", "no valid question")]
    [InlineData(
        """{"id":"a","kind":"rollup","from":"2026-03-02T00:00:00Z","to":"2026-03-01T00:00:00Z"}""", "bad-request",
        "later")]
    [InlineData("""{"id":"a","kind":"events","type":"retail.vehicle.arrived.v1"}""", "not-allowed", "personal data")]
    [InlineData("""{"id":"a","kind":"config"}""", "not-allowed", "`uplink: queries: allow:`")]
    [InlineData("""{"id":"a","kind":"diag","deadline":"2020-01-01T00:00:00Z"}""", "expired", "deadline")]
    public async Task A_question_that_cannot_be_answered_is_refused_with_a_sentence(
        string question, string code, string words)
    {
        var options = new QueryOptions { Allow = [.. QueryKinds.All.Except([QueryKinds.Config])] };
        await using var bench = await AnswerBench.StartAsync(options);

        bench.Broker.Deliver(UplinkBench.Topics.QueryRequests, question);
        await Until.True(() => bench.Chunks("a").Count == 1);

        var chunk = bench.Chunks("a")[0];
        Assert.True(chunk.Last);
        Assert.Equal(code, chunk.Error!.Code);
        Assert.Contains(words, chunk.Error.Text, StringComparison.Ordinal);
        Assert.EndsWith(".", chunk.Error.Text);
        Assert.Equal(1, bench.Desk.Figures.Refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"kind":"diag"}""")]
    [InlineData("""{"id":"../../status","kind":"diag"}""")]
    [InlineData("""{"id":7,"kind":"diag"}""")]
    public async Task A_message_without_an_id_is_counted_and_answered_nowhere(string message)
    {
        await using var bench = await AnswerBench.StartAsync();

        bench.Broker.Deliver(UplinkBench.Topics.QueryRequests, message);
        await Until.True(() => bench.Desk.Figures.Unreadable == 1);

        await bench.AskAsync(new QueryRequest { Id = "after", Kind = QueryKinds.Diagnostics });
        Assert.DoesNotContain(
            bench.Broker.Messages,
            sent => sent.Topic.Contains("/q/res/", StringComparison.Ordinal)
                && !sent.Topic.EndsWith("/after", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_retained_question_is_answered_to_nobody()
    {
        var broker = new ScriptedBroker();
        broker.Retain(UplinkBench.Topics.QueryRequests, """{"id":"old","kind":"diag"}""");
        await using var bench = await AnswerBench.StartAsync(broker: broker);

        await Until.True(() => bench.Desk.Figures.Unreadable == 1);

        Assert.Empty(bench.Chunks("old"));
    }

    [Fact]
    public async Task A_huge_question_is_not_even_parsed()
    {
        await using var bench = await AnswerBench.StartAsync();

        bench.Broker.Deliver(
            UplinkBench.Topics.QueryRequests, $$"""{"id":"a","kind":"diag","askedBy":"{{new string('x', 20_000)}}"}""");

        await Until.True(() => bench.Desk.Figures.Unreadable == 1);
        Assert.Empty(bench.Chunks("a"));
    }
}
