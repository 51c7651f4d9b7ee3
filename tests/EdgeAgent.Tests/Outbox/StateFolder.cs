// A state folder for one test, and the few words that tests about the outbox need.
using System.Text;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Tests.Outbox;

/// <summary>
/// A folder that goes with the test; in memory where the machine has such a place, since syncing is not what is
/// tested.
/// </summary>
internal sealed class StateFolder : IDisposable
{
    public static readonly EventKind LowKind = new("test.low.v1", Priority.Low);
    public static readonly EventKind PersonalKind = new("test.personal.v1", Priority.Normal, Personal: true);

    public StateFolder()
    {
        var root = Directory.Exists("/dev/shm") ? "/dev/shm" : System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(root, $"edge-agent-test-{Guid.NewGuid():n}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public ManualTime Time { get; } = new();

    /// <summary>
    /// No waiting for company: every accept is a commit of its own, and no clock has to be turned for it.
    /// </summary>
    public static OutboxOptions Options { get; } = new() { CommitWait = TimeSpan.Zero, Reserve = 0 };

    public OutboxSetup Setup => new() { Folder = Path, Box = "box-1", Time = Time, Options = Options };

    public Task<DurableOutbox> OpenAsync(Func<OutboxSetup, OutboxSetup>? change = null) =>
        DurableOutbox.OpenAsync(change is null ? Setup : change(Setup), CancellationToken.None);

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public static NewEvent Event(EventKind kind, string content, string device = "reader-1") =>
        new(
            kind, device, new DateTimeOffset(2026, 3, 1, 11, 59, 58, TimeSpan.Zero), ClockState.Estimated,
            Encoding.UTF8.GetBytes($"\"{content}\""));

    public static async Task<IReadOnlyList<StoredEvent>> ReadAllAsync(
        IOutboxReader outbox, Priority priority, long after = 0)
    {
        var all = new List<StoredEvent>();
        while (true)
        {
            var part = await outbox.ReadAsync(priority, after, 100, 1 << 20, CancellationToken.None);
            if (part.Count == 0) return all;
            all.AddRange(part);
            after = part[^1].Sequence;
        }
    }

    public static string Text(StoredEvent stored) => Encoding.UTF8.GetString(stored.Data.Span).Trim('"');

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
