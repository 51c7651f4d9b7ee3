// The desk's books and the shelf under them. What could not be written waits and goes with the next write; what pickers
// did is in the outbox by then, so nothing is lost by it.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>The books on their shelf. Not safe for two threads at once.</summary>
internal sealed class DeskMemory
{
    private const string MarkKey = "mark";
    private const int EventsAtOnce = 1000;
    private const int BytesAtOnce = 1 << 20;
    private const long ReadAgain = 5_000;

    private readonly IWorkShelf _shelf;
    private readonly string _epoch;
    private readonly Dictionary<string, byte[]?> _waiting = new(StringComparer.Ordinal);
    private OutboxMark _mark;
    private OutboxMark? _written;
    private int _losses;

    /// <summary>Reads the shelf.</summary>
    public DeskMemory(IWorkShelf shelf, string epoch)
    {
        (_shelf, _epoch, _mark) = (shelf, epoch, new OutboxMark(epoch, 0));
        foreach (var (key, value) in shelf.ReadAll())
        {
            if (key == MarkKey) _mark = JsonSerializer.Deserialize(value, DeskJson.Default.OutboxMark)!;
            else if (!Notices.Load(key, value) && !Book.Results.Load(key, value)) Book.Load(key, value);
        }

        // Where a record was lost, only the outbox knows what it said.
        _losses = shelf.Losses.Count;
        if (_mark.Epoch != epoch || _losses > 0) _mark = new OutboxMark(epoch, 0);
    }

    /// <summary>Work and progress.</summary>
    public DeskBook Book { get; } = new();

    /// <summary>What operators must hear.</summary>
    public NoticeBook Notices { get; } = new();

    /// <summary>What is wrong with the shelf: a sentence; null where all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>Up to where the books follow the outbox.</summary>
    public long Sequence => _mark.Sequence;

    /// <summary>Takes in what the outbox tells since the last write; returns how many events that were.</summary>
    public async Task<int> CatchUpAsync(IOutboxReader outbox, CancellationToken stop)
    {
        var applied = 0;
        while (true)
        {
            var events = await outbox.ReadAsync(
                EventKinds.PickConfirmed.Priority, _mark.Sequence, EventsAtOnce, BytesAtOnce, stop);
            if (events.Count == 0) break;
            foreach (var one in events.Where(one => IsOurs(one.Kind)))
            {
                Book.Apply(one.Kind, one.Time, one.Data.Span);
                applied++;
            }

            _mark = _mark with { Sequence = events[^1].Sequence };
        }

        Write();
        return applied;
    }

    /// <summary>Takes in an event that is on disk.</summary>
    public void Apply(NewEvent one) => Book.Apply(one.Kind, one.Time, one.Data.Span);

    /// <summary>Writes what changed; every event of the desk up to a sequence is taken in.</summary>
    /// <returns>Null; or why it could not be written, as a sentence.</returns>
    public string? Write(long upTo)
    {
        _mark = new OutboxMark(_epoch, Math.Max(_mark.Sequence, upTo));
        return Write();
    }

    /// <summary>Writes what changed.</summary>
    public string? Write()
    {
        Gather();
        // A mark alone is worth a write only where much would be read again at the next start.
        if (_waiting.Count == 0 && _mark.Sequence - (_written?.Sequence ?? -ReadAgain) < ReadAgain) return null;
        _waiting[MarkKey] = JsonSerializer.SerializeToUtf8Bytes(_mark, DeskJson.Default.OutboxMark);
        Problem = _shelf.Write([.. _waiting.Select(one => new ShelfChange(one.Key, one.Value))]);
        if (_shelf.Losses.Count > _losses) Problem = Renew();
        if (Problem is not null) return Problem;
        _waiting.Clear();
        _written = _mark;
        return null;
    }

    private void Gather()
    {
        foreach (var changes in new[] { Book.TakeChanges(), Book.Results.TakeChanges(), Notices.TakeChanges() })
            foreach (var (key, value) in changes) _waiting[key] = value;
    }

    private static bool IsOurs(EventKind kind) =>
        kind.Type.StartsWith("retail.pick.", StringComparison.Ordinal)
        || kind.Type.StartsWith("retail.work.", StringComparison.Ordinal);

    // The file was damaged while it was in use and set aside: it is written anew from memory.
    private string? Renew()
    {
        _losses = _shelf.Losses.Count;
        Book.MarkAll();
        Notices.MarkAll();
        Book.Results.MarkAll();
        Gather();
        return _shelf.Write([.. _waiting.Select(one => new ShelfChange(one.Key, one.Value))]);
    }
}
