// A database in memory with the same promises, for tests that are about what happens before it.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Tests.Storing;

/// <summary>Keeps everything; can be told to be away.</summary>
internal sealed class MemoryStore : IHeadquartersStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(BoxAddress Box, string Epoch), SortedSet<long>> _held = [];

    public List<Batch> Batches { get; } = [];

    public List<OpenGap> Gaps { get; } = [];

    /// <summary>How often it still says that it is away.</summary>
    public int AwayFor { get; set; }

    public IReadOnlyList<ReceivedEvent> Events
    {
        get
        {
            lock (_gate) return [.. Batches.SelectMany(batch => batch.Events)];
        }
    }

    public IReadOnlyList<QuarantinedMessage> Quarantined
    {
        get
        {
            lock (_gate) return [.. Batches.SelectMany(batch => batch.Quarantined)];
        }
    }

    public Task<BatchOutcome> StoreAsync(Batch batch, CancellationToken stop)
    {
        lock (_gate)
        {
            if (AwayFor-- > 0) throw new StoreUnavailable("The database is away.");
            Batches.Add(batch);
            var stored = batch.Events.Count(one => Held(one.Box, one.Epoch).Add(one.Sequence));
            foreach (var gap in batch.Gaps)
            {
                for (var place = gap.From; place <= gap.To; place++) Held(gap.Box, gap.Epoch).Add(place);
            }

            var touched = batch.Events.Select(one => (one.Box, one.Epoch))
                .Concat(batch.Gaps.Select(gap => (gap.Box, gap.Epoch))).Distinct();
            return Task.FromResult(new BatchOutcome(
                stored, batch.Events.Count - stored, 0,
                [.. touched.Select(one => new CustodyLine(one.Box, one.Epoch, UpTo(one.Box, one.Epoch)))]));
        }
    }

    public Task<IReadOnlyList<OpenGap>> AskForGapsAsync(
        TimeSpan grace, TimeSpan askedWithin, int most, CancellationToken stop)
    {
        lock (_gate)
        {
            OpenGap[] gaps = [.. Gaps];
            Gaps.Clear();
            return Task.FromResult<IReadOnlyList<OpenGap>>(gaps);
        }
    }

    public Task<CustodyLine?> CustodyOfAsync(BoxAddress box, string epoch, CancellationToken stop)
    {
        lock (_gate)
        {
            return Task.FromResult(
                _held.ContainsKey((box, epoch)) ? new CustodyLine(box, epoch, UpTo(box, epoch)) : null);
        }
    }

    private SortedSet<long> Held(BoxAddress box, string epoch) =>
        _held.TryGetValue((box, epoch), out var held) ? held : _held[(box, epoch)] = [];

    private long UpTo(BoxAddress box, string epoch)
    {
        var upto = 0L;
        while (Held(box, epoch).Contains(upto + 1)) upto++;
        return upto;
    }
}
