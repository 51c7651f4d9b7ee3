// What HQ pushes carries the next version, and what the box makes of it becomes the outcome.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Push;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Push;

public sealed class PushTests
{
    private readonly FakeBox _box = new();
    private readonly List<string> _steps = [];
    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_configuration_gets_the_next_version_and_is_done_when_the_box_has_applied_it()
    {
        _box.Retain(FakeBox.Topics.ReportedConfig, FakeBox.Report(ConfigStates.Local, 0, seen: 7));
        _box.Retain(FakeBox.Topics.DesiredConfig, """{"version":5,"hash":"","document":""}""");
        _box.Answers = _ =>
        [
            (FakeBox.Topics.ReportedConfig, FakeBox.Report(ConfigStates.Trying, 8)),
            (FakeBox.Topics.ReportedConfig, FakeBox.Report(ConfigStates.Applied, 8)),
        ];

        var outcome = await InTime(Config());

        Assert.Equal((PushEnding.Done, 8L, "applied"), (outcome.Ending, outcome.Version, outcome.State));
        var wish = JsonSerializer.Deserialize(_box.Heard[0].Payload.Span, DocumentJson.Default.DesiredConfig)!;
        Assert.Equal(
            new DesiredConfig(8, ContentHash.Of("store: {}\n"), "store: {}\n", HealthyWithinS: 30), wish);
        Assert.True(_box.Heard[0].Retain);
        Assert.Contains("version 8 is on trial", _steps);
    }

    [Theory]
    [InlineData(ConfigStates.Refused, 1, "3:1: `x` is not a known key")]
    [InlineData(ConfigStates.RolledBack, 1, "HQ is not reached")]
    [InlineData(ConfigStates.Applied, 2, "Something else came first")]
    public async Task A_configuration_that_is_not_in_force_is_told_with_its_reason(
        string state, long version, string text)
    {
        _box.Answers = _ => [(FakeBox.Topics.ReportedConfig, FakeBox.Report(state, version, reason: text))];

        var outcome = await InTime(Config());

        Assert.Equal((PushEnding.Refused, state), (outcome.Ending, outcome.State));
        Assert.Contains(text, outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_box_is_told_as_silent_and_what_is_retained_waits_for_it()
    {
        var outcome = await InTime(Config());

        Assert.Equal((PushEnding.Unanswered, 1L), (outcome.Ending, outcome.Version));
        Assert.Single(_box.Heard);
    }

    [Fact]
    public async Task A_list_is_hashed_as_it_is_sent_and_done_when_the_box_reports_its_version()
    {
        _box.Retain(
            FakeBox.Topics.ReportedConfig,
            FakeBox.Report(ConfigStates.Local, 0, lists: new() { ["floor"] = 4 }, faults: new() { ["floor"] = "old" }));
        _box.Answers = _ =>
        [
            (FakeBox.Topics.ReportedConfig, FakeBox.Report(ConfigStates.Local, 0, lists: new() { ["floor"] = 5 })),
        ];
        var list = ListFile.Parse("slots", "# floor\nA1,4012345000009\nA2, 4012345000016\n", "floor.csv");

        var outcome = await InTime(
            new ListPush("floor", list, TimeSpan.FromMinutes(1)).RunAsync(
                _box, FakeBox.Topics, _steps.Add, _time, CancellationToken.None));

        Assert.Equal((PushEnding.Done, 5L), (outcome.Ending, outcome.Version));
        using var sent = JsonDocument.Parse(_box.Heard[0].Payload);
        var entries = sent.RootElement.GetProperty("entries");
        Assert.Equal(ContentHash.Of(entries.GetRawText()), sent.RootElement.GetProperty("hash").GetString());
        Assert.Equal("4012345000016", entries[1].GetProperty("item").GetString());
    }

    [Theory]
    [InlineData("slots", "[{\"slot\":\"A1\"}]", "Entry 1 has no `item`.")]
    [InlineData("slots", "A1", "floor:1: expected `slot,item`.")]
    [InlineData("slots", "[{", "no valid JSON")]
    [InlineData("gifts", "[]", "`gifts` is no kind of list")]
    [InlineData("epcs", "[{\"epc\":[]}]", "not flat")]
    public void A_list_that_no_box_would_take_is_refused_before_it_is_sent(string kind, string text, string why)
    {
        var refusal = Assert.Throws<ConfigRefusal>(() => ListFile.Parse(kind, text, "floor"));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_is_said_again_under_the_same_id_until_the_box_answers()
    {
        var topic = FakeBox.Topics.CommandResult("c-1");
        _box.Answers = _ => _box.Heard.Count < 3
            ? []
            : [(topic, """{"id":"c-1","name":"restart","state":"done","text":"Yes.","time":"2026-01-01T00:00:00Z"}""")];

        var outcome = await InTime(Command());

        Assert.Equal((PushEnding.Done, "Yes."), (outcome.Ending, outcome.Text));
        Assert.Equal(3, _box.Heard.Count);
        Assert.All(_box.Heard, message => Assert.False(message.Retain));
        Assert.Single(_box.Heard.Select(message => Convert.ToHexString(message.Payload.Span)).Distinct());
    }

    [Fact]
    public async Task A_command_that_nobody_answers_ends_with_its_life()
    {
        var outcome = await InTime(Command());

        Assert.Equal(PushEnding.Unanswered, outcome.Ending);
    }

    [Theory]
    [InlineData("demo/0042/box-1", true)]
    [InlineData("demo/0042", false)]
    [InlineData("demo/0042/box 1", false)]
    [InlineData("+/0042/box-1", false)]
    public void A_box_is_named_by_three_levels(string text, bool right)
    {
        if (right) Assert.Equal(FakeBox.Topics, PushOptions.Box(text, "retail"));
        else Assert.Throws<ConfigRefusal>(() => PushOptions.Box(text, "retail"));
    }

    private Task<PushOutcome> Config() =>
        new ConfigPush("store: {}\n", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90)).RunAsync(
            _box, FakeBox.Topics, _steps.Add, _time, CancellationToken.None);

    private Task<PushOutcome> Command() =>
        new CommandPush("restart", "c-1", new Dictionary<string, string>(), TimeSpan.FromMinutes(1), "a test").RunAsync(
            _box, FakeBox.Topics, _steps.Add, _time, CancellationToken.None);

    private async Task<PushOutcome> InTime(Task<PushOutcome> push)
    {
        await Until.TrueAsTimePasses(
            _time, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(5), () => push.IsCompleted,
            "the push has ended");
        return await push;
    }
}
