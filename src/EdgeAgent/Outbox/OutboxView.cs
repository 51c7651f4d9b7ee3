// Looks into a state folder without touching it, also while an agent runs on it: for `events` and `buffer`.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>A read-only view of an outbox. One thread at a time.</summary>
internal sealed class OutboxView : IDisposable
{
    private const int Part = 500;
    private const long PartBytes = 4L << 20;
    private readonly EventReader _reader;
    private readonly PlaceMark? _mark;

    private OutboxView(EventReader reader, PlaceMark? mark) => (_reader, _mark) = (reader, mark);

    /// <summary>Opens a state folder.</summary>
    /// <exception cref="OutboxRefusal">With a sentence: there is no outbox, or it cannot be read.</exception>
    public static OutboxView Open(string folder, PayloadKey? key = null)
    {
        var files = new StateFiles(folder);
        if (!File.Exists(files.Database))
        {
            throw new OutboxRefusal(
                $"There is no outbox in {folder}: start the agent first (`edge-agent run`), or name its folder with --state.");
        }

        return Guard(() => new OutboxView(
            EventReader.Open(files.Database, new PayloadCipher(key, files.Key, TimeProvider.System)),
            PlacesFile.Peek(files.Places)));
    }

    /// <summary>How full it is.</summary>
    public BufferFigures Figures() => Guard(() =>
    {
        var ledger = _reader.Ledger();
        return new BufferFigures(
            ledger?.Epoch ?? _mark?.Epoch ?? "",
            _reader.Bytes(),
            [.. PerClass.All.Select(priority => _reader.Figures(priority, ledger?.Handed[priority] ?? 0))]);
    });

    /// <summary>Events of all classes after a sequence, in its order, a part at a time; empty at the end.</summary>
    public IReadOnlyList<StoredEvent> Read(long after) => Guard(() =>
    {
        var parts = PerClass.All.Select(priority => _reader.Read(priority, after, Part, PartBytes).Events).ToList();
        // A class that filled its part may go on before the others' ends: what lies beyond waits for the next part.
        var upTo = parts.Where(part => part.Count >= Part || part.Sum(stored => (long)stored.Data.Length) >= PartBytes)
            .Select(part => part[^1].Sequence).DefaultIfEmpty(long.MaxValue).Min();
        return (IReadOnlyList<StoredEvent>)[
            .. parts.SelectMany(part => part)
                .Where(stored => stored.Sequence <= upTo)
                .OrderBy(stored => stored.Sequence),
        ];
    });

    /// <summary>Rollups that a search finds, in the order of metric, period, subject and start.</summary>
    public IReadOnlyList<StoredRollup> FindRollups(RollupSearch search, int maximum) =>
        Guard(() => _reader.Rollups.Find(search, null, maximum));

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (StoreFault fault)
        {
            throw new OutboxRefusal($"{fault.Message} The agent repairs it when it runs.", fault);
        }
    }
}

/// <summary>How full an outbox is.</summary>
/// <param name="Epoch">The epoch of the state folder.</param>
/// <param name="Bytes">Bytes on disk in use.</param>
/// <param name="Classes">Its classes, lowest first.</param>
internal sealed record BufferFigures(string Epoch, long Bytes, IReadOnlyList<ClassFigures> Classes);

/// <summary>One class of an outbox.</summary>
/// <param name="Class">The class.</param>
/// <param name="Held">Events on disk.</param>
/// <param name="Waiting">Those that the broker does not have yet, as far as was written.</param>
/// <param name="HandedOver">The sequence up to which the broker has everything.</param>
/// <param name="Last">The newest sequence; 0 when there is none.</param>
/// <param name="OldestWaiting">When the oldest of those that wait was accepted; null when none waits.</param>
internal sealed record ClassFigures(
    Priority Class, long Held, long Waiting, long HandedOver, long Last, DateTimeOffset? OldestWaiting);
