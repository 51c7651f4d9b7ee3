// `events`, `buffer` and `query` look into a state folder while an agent runs on it; personal data is withheld.
using System.Text.Json;
using EdgeAgent.Commands;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Tests.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Commands;

public sealed class OutboxCommandsTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Events_of_all_classes_are_shown_by_sequence_while_the_agent_runs()
    {
        await using var outbox = await _folder.OpenAsync();
        for (var round = 0; round < 400; round++)
        {
            await outbox.AcceptAsync(
                [
                    StateFolder.Event(EventKinds.TagArrived, "a"), StateFolder.Event(EventKinds.TagArrived, "b"),
                    StateFolder.Event(StateFolder.LowKind, "c"), StateFolder.Event(EventKinds.DeviceLost, "d"),
                ],
                CancellationToken.None);
        }

        using var view = OutboxView.Open(_folder.Path);
        var sequences = new List<long>();
        while (view.Read(sequences.LastOrDefault()) is { Count: > 0 } part)
            sequences.AddRange(part.Select(e => e.Sequence));
        Assert.Equal(Enumerable.Range(1, 1600).Select(n => (long)n), sequences);
    }

    [Fact]
    public async Task Personal_data_is_withheld_unless_it_is_asked_for()
    {
        await using var outbox = await _folder.OpenAsync();
        await outbox.AcceptAsync([StateFolder.Event(StateFolder.PersonalKind, "B-XY 1234")], CancellationToken.None);
        using var view = OutboxView.Open(_folder.Path);
        var stored = Assert.Single(view.Read(0));

        Assert.DoesNotContain("1234", Printed(stored, json: false, reveal: false), StringComparison.Ordinal);
        Assert.DoesNotContain("1234", Printed(stored, json: true, reveal: false), StringComparison.Ordinal);
        using var line = JsonDocument.Parse(Printed(stored, json: true, reveal: true));
        Assert.Equal("B-XY 1234", line.RootElement.GetProperty("data").GetString());
        Assert.Equal("estimated", line.RootElement.GetProperty("clock").GetString());
    }

    [Fact]
    public async Task The_buffer_shows_what_waits_in_each_class()
    {
        await using var outbox = await _folder.OpenAsync();
        await outbox.AcceptAsync(
            [StateFolder.Event(EventKinds.TagArrived, "a"), StateFolder.Event(EventKinds.TagArrived, "b")],
            CancellationToken.None);
        outbox.HandedOver(Priority.Normal, 1);
        await outbox.SettleAsync();

        using var view = OutboxView.Open(_folder.Path);
        var figures = view.Figures();
        Assert.Equal(outbox.Epoch, figures.Epoch);
        Assert.Equal(
            new ClassFigures(Priority.Normal, 2, 1, 1, 2, _folder.Time.GetUtcNow()),
            figures.Classes[(int)Priority.Normal]);
    }

    [Fact]
    public async Task Rollups_are_found_on_the_spot_while_the_agent_runs()
    {
        var start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        await using var outbox = await _folder.OpenAsync();
        await outbox.KeepAsync(
            [
                .. Enumerable.Range(0, 8).Select(quarter => new Rollup(
                    "footfall", "15m", "door", start.AddMinutes(15 * quarter), start.AddMinutes(15 * (quarter + 1)),
                    "{}"u8.ToArray())),
            ],
            CancellationToken.None);
        using var view = OutboxView.Open(_folder.Path);

        var found = view.FindRollups(
            new RollupSearch("footfall", null, null, start.AddMinutes(30), start.AddMinutes(75)), 2);

        Assert.Equal([start.AddMinutes(30), start.AddMinutes(45)], found.Select(row => row.Rollup.Start));
        Assert.Empty(view.FindRollups(new RollupSearch("dwell", null, null, start, start.AddDays(1)), 2));
    }

    [Fact]
    public void A_folder_without_an_outbox_gives_a_sentence()
    {
        var refusal = Assert.Throws<OutboxRefusal>(() => OutboxView.Open(_folder.Path));
        Assert.Contains("There is no outbox in", refusal.Message, StringComparison.Ordinal);
    }

    private static string Printed(StoredEvent stored, bool json, bool reveal)
    {
        using var text = new StringWriter();
        new EventPrinter(text, json, kind: null, reveal).Print(stored);
        return text.ToString();
    }
}
