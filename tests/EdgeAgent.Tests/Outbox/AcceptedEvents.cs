// The oracle of every fault test: each accepted event is either returned intact or lies in a named range of its class,
// no sequence is given twice, and a fresh event flows.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

/// <summary>Remembers what was accepted, and holds an outbox to it.</summary>
internal sealed class AcceptedEvents
{
    private readonly Dictionary<long, (Priority Class, string Content)> _accepted = [];
    private readonly HashSet<long> _excused = [];
    private int _made;

    /// <summary>The epoch all of them belong to.</summary>
    public string? Epoch { get; set; }

    public long Highest { get; private set; }

    public IEnumerable<long> Of(Priority priority) =>
        _accepted.Where(entry => entry.Value.Class == priority).Select(entry => entry.Key);

    /// <summary>Accepts events of a kind, and remembers them once they are accepted.</summary>
    public async Task<long> AcceptAsync(DurableOutbox outbox, EventKind kind, int count, int size = 20)
    {
        var contents = Enumerable.Range(0, count).Select(_ => $"{++_made}-{new string('x', size)}").ToList();
        var first = await outbox.AcceptAsync(
            [.. contents.Select(content => StateFolder.Event(kind, content))], CancellationToken.None);
        for (var index = 0; index < count; index++) Remember(first + index, kind.Priority, contents[index]);
        Epoch ??= outbox.Epoch;
        return first;
    }

    /// <summary>The broker has it: whether it is kept is no longer the oracle's business.</summary>
    public void Excuse(long sequence) => _excused.Add(sequence);

    /// <summary>Holds the outbox to the promise.</summary>
    /// <returns>Events that were returned intact.</returns>
    public async Task<int> VerifyAsync(DurableOutbox outbox, string fault = "")
    {
        var returned = await ReadAsync(outbox);
        var again = await ReadAsync(outbox); // naming a bad row adds an event: the second pass sees its name
        var named = again.Where(stored => stored.Kind == EventKinds.BufferDropped).Select(Range).ToList();
        var intact = again.ToDictionary(stored => stored.Sequence);
        Assert.True(
            returned.All(stored => intact.ContainsKey(stored.Sequence)),
            $"{fault}: an event was returned and then not.");
        if (outbox.Epoch == Epoch)
        {
            foreach (var (sequence, (priority, content)) in _accepted)
            {
                if (intact.TryGetValue(sequence, out var stored))
                {
                    Assert.True(StateFolder.Text(stored) == content, $"{fault}: {sequence} came back changed.");
                    Assert.True(stored.Kind.Priority == priority, $"{fault}: {sequence} came back in another class.");
                }
                else
                {
                    Assert.True(
                        _excused.Contains(sequence) || named.Exists(range => range.Holds(sequence, priority)),
                        $"{fault}: {sequence} ({priority}) is gone without a name; named: {string.Join(", ", named)}.");
                }
            }
        }

        var before = Math.Max(Highest, outbox.LastSequence);
        var fresh = await AcceptAsync(outbox, EventKinds.TagArrived, 1);
        Assert.True(fresh > before || outbox.Epoch != Epoch, $"{fault}: sequence {fresh} was given twice.");
        var flowing = await outbox.ReadAsync(Priority.Normal, fresh - 1, 1, 1, CancellationToken.None);
        Assert.True(flowing.Count == 1 && flowing[0].Sequence == fresh, $"{fault}: the fresh event does not flow.");
        return intact.Keys.Count(_accepted.ContainsKey);
    }

    private static async Task<List<StoredEvent>> ReadAsync(DurableOutbox outbox)
    {
        var all = new List<StoredEvent>();
        foreach (var priority in Enum.GetValues<Priority>())
            all.AddRange(await StateFolder.ReadAllAsync(outbox, priority));
        return all;
    }

    private static Named Range(StoredEvent stored)
    {
        var dropped = JsonSerializer.Deserialize(stored.Data.Span, EventDataJson.Default.BufferDropped)!;
        return new Named(dropped.From, dropped.To, dropped.Class);
    }

    private void Remember(long sequence, Priority priority, string content)
    {
        Assert.True(_accepted.TryAdd(sequence, (priority, content)), $"Sequence {sequence} was given twice.");
        Highest = Math.Max(Highest, sequence);
    }

    private sealed record Named(long From, long To, string Class)
    {
        public bool Holds(long sequence, Priority priority) =>
            sequence >= From && sequence <= To
                && string.Equals(Class, priority.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
