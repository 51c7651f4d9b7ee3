// The folder for work files: taken when they have settled, moved to where a person finds them.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.VoicePicking.Work.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Work;

public sealed class FileDropTests : IDisposable
{
    private const string Good = "assignment,aisle,slot,quantity,item\nA,3,A3-42,6,401\n";

    private readonly StateFolder _folder = new();
    private readonly DeskBench _bench = new();

    [Fact]
    public async Task A_file_is_read_when_it_has_settled_and_not_while_it_grows()
    {
        var drop = Drop();
        Put("picks.csv", Good[..^10]);
        await drop.LookAsync(CancellationToken.None);
        await Later(drop, 1);
        Put("picks.csv", Good);
        await Later(drop, 1);
        await Later(drop, 1);
        Assert.Empty(_bench.Desk.Look(book => book.Held));
        await Later(drop, 1);
        Assert.Equal("A", Assert.Single(_bench.Desk.Look(book => book.Held)).Key);
        Assert.Empty(Directory.GetFiles(_folder.Path));
        Assert.EndsWith("Z-picks.csv", Assert.Single(Directory.GetFiles(_folder.File("done"))));
    }

    [Fact]
    public async Task A_bad_file_is_moved_with_a_text_that_says_what_and_where_and_hq_is_told()
    {
        var drop = Drop();
        Put("picks.csv", Good + "A,3,A3-42,6,401\n");
        Put("good.json", """{"id":"B","lines":[{"aisle":"1","slot":"X","quantity":1,"item":"1"}]}""");
        await drop.LookAsync(CancellationToken.None);
        await Later(drop, 3);
        Assert.Equal(["B"], _bench.Desk.Look(book => book.Held.Keys.ToList()));
        var text = File.ReadAllText(Assert.Single(Directory.GetFiles(_folder.File("refused"), "*.txt")));
        Assert.Contains("picks.csv:3: Item `401` in slot `A3-42` is asked twice", text, StringComparison.Ordinal);
        Assert.Equal(EventKinds.WorkRefused, Assert.Single(_bench.Outbox.Events).Kind);
    }

    [Fact]
    public async Task Hidden_half_written_and_foreign_files_are_left_alone()
    {
        var drop = Drop();
        Put(".picks.csv", Good);
        Put("picks.csv.part", Good);
        Put("notes.txt", "hello");
        await drop.LookAsync(CancellationToken.None);
        await Later(drop, 60);
        Assert.Equal(3, Directory.GetFiles(_folder.Path).Length);
        Assert.Empty(_bench.Desk.Look(book => book.Held));
    }

    [Fact]
    public async Task A_file_that_was_taken_before_a_crash_is_known_and_moved()
    {
        await _bench.GiveAsync(EdgeAgent.VoicePicking.Work.Reading.WorkFile.Read(
            "picks.csv", System.Text.Encoding.UTF8.GetBytes(Good), new SlotBook("", [])).Assignments.ToArray());
        var drop = Drop();
        Put("picks.csv", Good);
        await drop.LookAsync(CancellationToken.None);
        await Later(drop, 3);
        Assert.Single(_bench.Desk.Look(book => book.Held));
        Assert.Single(Directory.GetFiles(_folder.File("done")));
    }

    public void Dispose()
    {
        _bench.Dispose();
        _folder.Dispose();
    }

    private FileDrop Drop() =>
        new(_folder.Path, _bench.Desk, new SlotBook("", []), _bench.Time, NullLogger.Instance);

    private void Put(string name, string text) => File.WriteAllText(_folder.File(name), text);

    private Task Later(FileDrop drop, int seconds)
    {
        _bench.Time.Advance(TimeSpan.FromSeconds(seconds));
        return drop.LookAsync(CancellationToken.None);
    }
}
