// The shelf on disk: encrypted, whole or not at all, and never a reason not to start.
using System.Text;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Tests.Outbox;
using EdgeAgent.VoicePicking.Work.Desk;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Work;

public sealed class WorkShelfTests : IDisposable
{
    private readonly StateFolder _folder = new();

    [Fact]
    public void Records_are_there_again_and_say_nothing_to_who_reads_the_disk()
    {
        using (var shelf = Open())
        {
            Assert.Null(shelf.Write([new("done:a", "operator 7"u8.ToArray()), new("done:b", [1])]));
            Assert.Null(shelf.Write([new("done:b", null), new("done:a", "operator 12"u8.ToArray())]));
        }

        using var again = Open();
        var record = Assert.Single(again.ReadAll());
        Assert.Equal(("done:a", "operator 12"), (record.Key, Encoding.UTF8.GetString(record.Value)));
        Assert.Empty(again.Losses);
        foreach (var file in Directory.GetFiles(_folder.Path, "work.db*"))
            Assert.DoesNotContain(
                "operator", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(5_000)]
    public void A_damaged_file_is_set_aside_and_said_and_the_shelf_works_on(int at)
    {
        using (var shelf = Open())
        {
            for (var i = 0; i < 50; i++) Assert.Null(shelf.Write([new($"work:{i}", new byte[500])]));
        }

        var file = _folder.File(WorkShelf.Name);
        File.Delete(file + "-wal");
        var bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
        if (bytes.Length < at + 64) bytes = new byte[at + 64];
        for (var i = at; i < at + 64; i++) bytes[i] = 0x5a;
        File.WriteAllBytes(file, bytes);

        using var again = Open();
        again.ReadAll();
        Assert.NotEmpty(again.Losses);
        Assert.Null(again.Write([new("work:new", [1, 2])]));
        Assert.Contains(again.ReadAll(), record => record.Key == "work:new");
    }

    [Fact]
    public void One_altered_row_costs_only_itself()
    {
        using (var shelf = Open())
            Assert.Null(shelf.Write([new("work:a", "one"u8.ToArray()), new("work:b", "two"u8.ToArray())]));
        using (var database = Database.Open(_folder.File(WorkShelf.Name), readOnly: false))
            database.Execute("UPDATE records SET value = zeroblob(40) WHERE key = 'work:a'");
        using var again = Open();
        Assert.Equal("work:b", Assert.Single(again.ReadAll()).Key);
        Assert.Single(again.Losses);
    }

    public void Dispose() => _folder.Dispose();

    private WorkShelf Open() =>
        new(_folder.Path, new PayloadCipher(null, new StateFiles(_folder.Path).Key, _folder.Time));
}
