// Answers come whole and in order, whatever the line does, or there is a sentence.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Tests.Collecting;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Pull;

public sealed class BoxQuestionTests
{
    private static readonly BoxAddress Box = Messages.Box.Address;
    private readonly ManualTime _time = new();
    private readonly AnsweringBroker _broker = new();
    private readonly List<int> _items = [];

    [Fact]
    public async Task A_question_says_whom_it_means_where_to_answer_and_by_when()
    {
        _broker.Answer = _ => Chunks(0, 3, 3);

        Assert.Equal(3, await AskAsync());

        var question = Assert.Single(_broker.Questions);
        Assert.Equal("demo/0042/box-1", question.Box);
        Assert.Equal(Messages.Box.QueryAnswers(question.Id), question.ReplyTo);
        Assert.Equal("olga@hq", question.AskedBy);
        Assert.True(question.Deadline > _time.GetUtcNow());
        Assert.Equal([0, 1, 2], _items);
    }

    [Fact]
    public async Task A_line_that_is_cut_costs_no_chunk_and_doubles_none()
    {
        _broker.Answer = question => _broker.Questions.Count switch
        {
            1 => [.. Chunks(0, 9, 3).Take(2), null],
            2 => [.. Chunks(From(question), 9, 3).Take(0), null],
            _ => Chunks(From(question), 9, 3),
        };

        Assert.Equal(9, await AskAsync());

        Assert.Equal(Enumerable.Range(0, 9), _items);
        Assert.Equal(["", "6", "6"], _broker.Questions.Select(question => question.Cursor ?? ""));
        Assert.Equal(3, _broker.Questions.Select(question => question.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_missing_chunk_is_asked_for_again_and_a_repeated_one_taken_once()
    {
        _broker.Answer = question => _broker.Questions.Count == 1
            ? [.. Chunks(0, 9, 3).Where((_, index) => index != 1)]
            : [.. Chunks(From(question), 9, 3).SelectMany(chunk => new[] { chunk, chunk })];

        Assert.Equal(9, await AskAsync());

        Assert.Equal(Enumerable.Range(0, 9), _items);
    }

    [Fact]
    public async Task An_answer_that_its_box_cut_short_goes_on_until_nothing_is_left_or_the_limit_is_reached()
    {
        _broker.Answer = question => Chunks(From(question), Math.Min(9, From(question) + 4), 4, whole: 9);

        Assert.Equal(9, await AskAsync());
        Assert.Equal(3, _broker.Questions.Count);

        _broker.Questions.Clear();
        Assert.Equal(8, await AskAsync(limit: 5));
        Assert.Equal([5, 1], _broker.Questions.Select(question => question.Limit));
    }

    [Fact]
    public async Task A_busy_box_is_asked_again_later()
    {
        _broker.Answer = _ => _broker.Questions.Count == 1 ? [Refusal(QueryErrorCodes.Busy)] : Chunks(0, 3, 3);

        var asked = AskAsync();
        await Until.TrueAsTimePasses(
            _time, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), () => asked.IsCompleted, "the box is asked again");

        Assert.Equal(3, await asked);
    }

    [Fact]
    public async Task A_refusal_is_a_sentence_and_not_asked_again()
    {
        _broker.Answer = _ => [Refusal(QueryErrorCodes.NotAllowed)];

        var refusal = await Assert.ThrowsAsync<BoxRefusal>(() => AskAsync());

        Assert.Equal("demo/0042/box-1 refused (not-allowed): Because.", refusal.Message);
        Assert.Single(_broker.Questions);
    }

    [Theory]
    [InlineData(false, "has never said that it lives")]
    [InlineData(true, "says online")]
    public async Task A_box_that_does_not_answer_is_named_with_what_its_status_says(bool online, string words)
    {
        if (online) _broker.Retained[Messages.Box.Status] = Messages.Status("c-1");

        var asked = AskAsync();
        await Until.TrueAsTimePasses(
            _time, TimeSpan.FromSeconds(5), TimeSpan.FromHours(10), () => asked.IsCompleted, "the asker gives up");

        var refusal = await Assert.ThrowsAsync<BoxRefusal>(() => asked);
        Assert.Contains("did not answer within 20 s", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, _broker.Questions.Count);
    }

    [Fact]
    public async Task Patterns_are_looked_up_among_the_boxes_that_told_their_status()
    {
        foreach (var store in new[] { "0042", "0043", "0100" })
            _broker.Retained[new Topics("retail", "demo", store, "box-1").Status] = Messages.Status("c");
        var search = new BoxSearch(_broker, "retail", _time);

        Assert.Equal(["demo/7/box-9"], await FindAsync("demo/7/box-9"));
        Assert.Equal(["demo/0042/box-1", "demo/0043/box-1"], await FindAsync("demo/004*/*"));
        var refusal = await Assert.ThrowsAsync<BoxRefusal>(() => FindAsync("other/*/*"));
        Assert.Contains("other/*/*", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BoxRefusal>(() => FindAsync("demo"));

        async Task<IEnumerable<string>> FindAsync(string pattern)
        {
            var found = search.FindAsync(pattern, CancellationToken.None);
            await Until.TrueAsTimePasses(
                _time, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), () => found.IsCompleted, "boxes are found");
            return (await found).Select(box => box.ToString());
        }
    }

    private static QueryChunk Refusal(string code) =>
        new() { Id = "", N = 0, Last = true, Error = new QueryError(code, "Because.") };

    // Items from a number up to another, some a chunk; its cursor is the number of the next one.
    private static IEnumerable<QueryChunk?> Chunks(int from, int to, int each, int? whole = null)
    {
        for (var (number, first) = (0, from); first < to; number++, first += each)
        {
            var items = Enumerable.Range(first, Math.Min(each, to - first))
                .Select(item => JsonSerializer.Deserialize<JsonElement>($"{{\"i\":{item}}}"))
                .ToList();
            var (last, next) = (first + each >= to, first + items.Count);
            yield return new QueryChunk
            {
                Id = "",
                N = number,
                Last = last,
                Items = items,
                Cursor = last && next >= (whole ?? to) ? null : $"{next}",
            };
        }
    }

    private static int From(QueryRequest question) => int.Parse(question.Cursor ?? "0");

    private Task<long> AskAsync(int? limit = null) =>
        new BoxQuestion(_broker, "retail", "olga@hq", _time).AskAsync(
            Box, new QueryRequest { Id = "", Kind = QueryKinds.Rollup, Limit = limit },
            chunk =>
            {
                _items.AddRange((chunk.Items ?? []).Select(item => item.GetProperty("i").GetInt32()));
                return Task.CompletedTask;
            },
            CancellationToken.None);
}
