// The snapshot of shelves and doors: whole, damaged, of another outbox.
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Shelves;
using Xunit;

namespace EdgeAgent.Tests.Insights.Sensors;

public sealed class SensorSnapshotTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("sensors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path => System.IO.Path.Combine(_folder, SensorSnapshot.Name);

    [Fact]
    public void What_was_saved_comes_back_whole()
    {
        var file = new SensorSnapshot(_folder);
        Assert.Null(file.Save(Some));
        var (saved, problem) = file.Load();
        Assert.Null(problem);
        Assert.Equal(Some.Shelves["A3-2"], saved!.Shelves["A3-2"]);
        Assert.Equal(Some.Doors["back"], saved.Doors["back"]);
        Assert.Equal((Some.Epoch, Some.Sequence), (saved.Epoch, saved.Sequence));
    }

    [Fact]
    public void Any_single_damage_is_found_reported_and_set_aside()
    {
        var file = new SensorSnapshot(_folder);
        file.Save(Some);
        var whole = File.ReadAllBytes(Path);
        for (var at = 0; at < whole.Length; at++)
        {
            File.WriteAllBytes(Path, [.. whole[..at], (byte)(whole[at] ^ 4), .. whole[(at + 1)..]]);
            var (saved, problem) = file.Load();
            // The line's end between digest and text is the one byte that means nothing.
            if (whole[at] == '\n') continue;
            Assert.Null(saved);
            Assert.Contains("was damaged", problem, StringComparison.Ordinal);
            Assert.True(File.Exists(file.QuarantinePath));
            File.WriteAllBytes(Path, whole[..at]);
            Assert.Null(file.Load().Saved);
        }
    }

    [Fact]
    public void Where_it_cannot_be_written_the_sentence_says_what_follows()
    {
        Directory.CreateDirectory(Path + ".new");
        Assert.Contains("may be told again", new SensorSnapshot(_folder).Save(Some), StringComparison.Ordinal);
    }

    private static SavedSensors Some => new(
        "k3f9q2", 812,
        new Dictionary<string, SavedShelf> { ["A3-2"] = new(5, Stock.Low, At, 0.1, 0.05) },
        new Dictionary<string, SavedDoor> { ["back"] = new(true, At, false) },
        new Dictionary<string, EdgeAgent.Insights.Cold.SavedCold>(),
        new Dictionary<string, DateTimeOffset>());
}
