// Files of other versions: an older one is led to this version's tables, a newer one is left alone.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class SchemaTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_the_first_version_keeps_its_events_and_gains_what_is_new()
    {
        var accepted = new AcceptedEvents();
        await using (var outbox = await _folder.OpenAsync())
            await accepted.AcceptAsync(outbox, EventKinds.TagArrived, 5);
        Change("DROP TABLE rollups; DROP TABLE hours; UPDATE meta SET value = '1' WHERE key = 'schema'");

        await using var again = await _folder.OpenAsync();
        Assert.Equal(5, await accepted.VerifyAsync(again));
        await again.KeepAsync([Rollups.Of("dock", 1)], CancellationToken.None);
        Assert.Single(await again.ReadRollupsAsync(10, CancellationToken.None));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.quarantine-*"));
    }

    [Fact]
    public async Task A_file_that_a_newer_version_left_readable_is_worked_with_and_keeps_its_marks()
    {
        var accepted = new AcceptedEvents();
        await using (var outbox = await _folder.OpenAsync())
            await accepted.AcceptAsync(outbox, EventKinds.TagArrived, 5);
        Change(
            $"CREATE TABLE later(id INTEGER PRIMARY KEY); UPDATE meta SET value = '99' WHERE key = 'schema'; "
            + $"UPDATE meta SET value = '{Schema.Version}' WHERE key = 'readable'");

        await using (var again = await _folder.OpenAsync())
        {
            await accepted.AcceptAsync(again, EventKinds.TagDeparted, 3);
            Assert.Equal(8, await accepted.VerifyAsync(again));
        }

        Assert.Equal("99", Ask("SELECT value FROM meta WHERE key = 'schema'"));
        Assert.Equal("0", Ask("SELECT count(*) FROM later"));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.quarantine-*"));
    }

    [Fact]
    public async Task A_file_from_a_newer_version_stops_the_start_with_a_sentence_and_stays_as_it_is()
    {
        await using (var outbox = await _folder.OpenAsync())
            await outbox.AcceptAsync([StateFolder.Event(EventKinds.TagArrived, "a")], CancellationToken.None);
        Change("UPDATE meta SET value = '99' WHERE key IN ('schema', 'readable')");
        var before = await File.ReadAllBytesAsync(_folder.File("outbox.db"));

        var refusal = await Assert.ThrowsAsync<OutboxRefusal>(() => _folder.OpenAsync());
        Assert.Contains("made by a newer EdgeAgent", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File("outbox.db")));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.quarantine-*"));
    }

    private string? Ask(string sql)
    {
        using var database = Database.Open(_folder.File("outbox.db"), readOnly: true);
        return database.Ask(sql);
    }

    private void Change(string sql)
    {
        using var database = Database.Open(_folder.File("outbox.db"), readOnly: false);
        database.Execute(sql);
        database.Checkpoint(truncate: true);
    }
}
