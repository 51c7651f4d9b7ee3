// The desk's memory, and how it follows from events. An event changes it the same way whether it was made a moment ago
// or is read back from the outbox after a crash; one that is known already changes nothing.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.Contracts.Events;
using EdgeAgent.VoicePicking.Work.Sources;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>Work, progress and what is over. Not safe for two threads at once.</summary>
internal sealed class DeskBook
{
    private readonly Dictionary<string, HeldWork> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Progress> _progress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FinishedWork> _finished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]?> _changes = new(StringComparer.Ordinal);

    /// <summary>What lies on the desk.</summary>
    public IReadOnlyDictionary<string, HeldWork> Held => _held;

    /// <summary>What is over, by id.</summary>
    public IReadOnlyDictionary<string, FinishedWork> Finished => _finished;

    /// <summary>Results for the warehouse system from which their work came.</summary>
    public ResultQueue Results { get; } = new();

    /// <summary>The next number of arrival.</summary>
    public long NextArrival { get; private set; } = 1;

    /// <summary>What was done of an assignment.</summary>
    public Progress ProgressOf(string assignment) =>
        _progress.GetValueOrDefault(assignment) ?? Progress.None(assignment);

    /// <summary>What an operator has in hand; null where nothing.</summary>
    public WorkInHand? InHand(string @operator) =>
        _progress.Values.FirstOrDefault(one => one.Operator == @operator && _held.ContainsKey(one.Assignment))
            is { } progress
            ? Lines.Hand(_held[progress.Assignment].Assignment, progress)
            : null;

    /// <summary>Work that is in nobody's hands.</summary>
    public IEnumerable<HeldWork> Free => _held.Values.Where(work => ProgressOf(work.Assignment.Id).Operator is null);

    /// <summary>All that is in somebody's hands, with when he took it.</summary>
    public IEnumerable<(WorkInHand Hand, DateTimeOffset Since)> InHands =>
        from progress in _progress.Values
        where progress.Operator is not null && _held.ContainsKey(progress.Assignment)
        select (Lines.Hand(_held[progress.Assignment].Assignment, progress), progress.Since ?? default);

    /// <summary>Puts work on the desk, in the place of an older version of it.</summary>
    public HeldWork Put(Assignment assignment, string source)
    {
        var work = new HeldWork(
            assignment, source, _held.GetValueOrDefault(assignment.Id)?.Arrival ?? NextArrival++);
        Set(_held, "work", assignment.Id, work, DeskJson.Default.HeldWork);
        if (_finished.Remove(assignment.Id)) _changes[Key("over", assignment.Id)] = null;
        return work;
    }

    /// <summary>Takes a piece of work off the desk again: it could not be written down.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="before">What lay there before; null for nothing.</param>
    /// <param name="over">What was over before; null for nothing.</param>
    public void TakeBack(string id, HeldWork? before, FinishedWork? over)
    {
        if (over is not null) Set(_finished, "over", id, over, DeskJson.Default.FinishedWork);
        if (before is not null) Set(_held, "work", id, before, DeskJson.Default.HeldWork);
        else if (_held.Remove(id)) _changes[Key("work", id)] = null;
    }

    /// <summary>Puts skipped lines back into the walk.</summary>
    public void Return(string assignment) => Set(ProgressOf(assignment) with { Skipped = [] });

    /// <summary>
    /// Forgets what has been over since before a moment, and what was done so long ago of work that never came.
    /// </summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var orphan in _progress.Values.Where(one => !_held.ContainsKey(one.Assignment)).ToList())
        {
            if (orphan.Last >= before) continue;
            _progress.Remove(orphan.Assignment);
            _changes[Key("done", orphan.Assignment)] = null;
        }

        foreach (var old in _finished.Values.Where(one => one.Ended < before).ToList())
        {
            _finished.Remove(old.Assignment);
            _changes[Key("over", old.Assignment)] = null;
        }
    }

    /// <summary>Takes in what an event says.</summary>
    public void Apply(EventKind kind, DateTimeOffset time, ReadOnlySpan<byte> data)
    {
        if (kind == EventKinds.WorkReleased || kind == EventKinds.WorkWithdrawn)
        {
            var change = JsonSerializer.Deserialize(data, EventDataJson.Default.WorkChanged)!;
            var progress = ProgressOf(change.Assignment) with { Last = time };
            if (kind == EventKinds.WorkWithdrawn) End(progress, change.Version ?? 1, change.Operator, time);
            else if (progress.Operator == change.Operator) Set(progress with { Operator = null, Since = null });
            return;
        }

        if (IsPick(kind)) Apply(kind, time, JsonSerializer.Deserialize(data, EventDataJson.Default.PickStep)!);
    }

    /// <summary>Takes a record of the shelf in; false where it is none.</summary>
    public bool Load(string key, ReadOnlySpan<byte> json)
    {
        var (kind, id) = key.Split(':', 2) is [var first, var rest] ? (first, rest) : (key, "");
        switch (kind)
        {
            case "work":
                var work = _held[id] = JsonSerializer.Deserialize(json, DeskJson.Default.HeldWork)!;
                NextArrival = Math.Max(NextArrival, work.Arrival + 1);
                return true;
            case "done":
                _progress[id] = JsonSerializer.Deserialize(json, DeskJson.Default.Progress)!;
                return true;
            case "over":
                _finished[id] = JsonSerializer.Deserialize(json, DeskJson.Default.FinishedWork)!;
                return true;
            default:
                return false;
        }
    }

    /// <summary>What changed since the last call; null for a key that is gone.</summary>
    public IReadOnlyDictionary<string, byte[]?> TakeChanges()
    {
        var changes = _changes.ToDictionary(StringComparer.Ordinal);
        _changes.Clear();
        return changes;
    }

    /// <summary>Marks everything as changed: the shelf has lost it.</summary>
    public void MarkAll()
    {
        foreach (var work in _held.Values) Note("work", work.Assignment.Id, work, DeskJson.Default.HeldWork);
        foreach (var one in _progress.Values) Note("done", one.Assignment, one, DeskJson.Default.Progress);
        foreach (var one in _finished.Values) Note("over", one.Assignment, one, DeskJson.Default.FinishedWork);
    }

    private static bool IsPick(EventKind kind) =>
        kind == EventKinds.PickStarted || kind == EventKinds.PickConfirmed || kind == EventKinds.PickShort
        || kind == EventKinds.PickSkipped || kind == EventKinds.PickUndone || kind == EventKinds.PickCompleted;

    private void Apply(EventKind kind, DateTimeOffset time, PickStep step)
    {
        // What belongs to a version that is over, told once more, changes nothing.
        if (_finished.GetValueOrDefault(step.Assignment) is { } over && over.Version >= step.Version) return;
        var progress = ProgressOf(step.Assignment) with { Last = time };
        if (IsResult(kind, progress, step)) Results.Add(kind, time, step);
        if (kind == EventKinds.PickStarted) Take(progress, step.Operator, time);
        else if (kind == EventKinds.PickSkipped && step.Line is { } line)
            Set(progress with { Skipped = [.. progress.Skipped.Where(one => one != line), line] });
        else if (kind == EventKinds.PickUndone && step.Outcome is { } undone) Set(Undo(progress, undone));
        else if (kind == EventKinds.PickCompleted) End(progress, step.Version, step.Operator, time);
        else if (step is { Outcome: { } id, Line: { } at })
            Set(Count(progress, new CountedOutcome(id, at, step.Picked ?? 0, kind == EventKinds.PickShort)));
    }

    // Who takes other work has left what he had: of that the shelf knows nothing any more, or he would still have it.
    private void Take(Progress progress, string @operator, DateTimeOffset time)
    {
        foreach (var left in _progress.Values.Where(one => one.Operator == @operator).ToList())
            Set(left with { Operator = null, Since = null });
        Set(progress with { Operator = @operator, Since = time });
    }

    // Of work that came from a warehouse system, and told for the first time.
    private bool IsResult(EventKind kind, Progress progress, PickStep step)
    {
        if (_held.GetValueOrDefault(step.Assignment)?.Source != WorkSources.Host) return false;
        if (kind == EventKinds.PickCompleted) return true;
        if (step.Outcome is not { } id) return false;
        return kind == EventKinds.PickUndone
            ? progress.Outcomes.Any(one => one.Id == id)
            : (kind == EventKinds.PickConfirmed || kind == EventKinds.PickShort) && !progress.Knows(id);
    }

    private static Progress Count(Progress progress, CountedOutcome outcome) => progress with
    {
        Outcomes = progress.Knows(outcome.Id) ? progress.Outcomes : [.. progress.Outcomes, outcome],
        Skipped = [.. progress.Skipped.Where(one => one != outcome.Line)],
    };

    private static Progress Undo(Progress progress, string outcome) => progress with
    {
        Outcomes = [.. progress.Outcomes.Where(one => one.Id != outcome)],
        Undone = [.. progress.Undone.Where(one => one != outcome), outcome],
    };

    private void End(Progress progress, long version, string? @operator, DateTimeOffset time)
    {
        var id = progress.Assignment;
        if (_held.GetValueOrDefault(id) is { } work && work.Assignment.Version <= version && _held.Remove(id))
            _changes[Key("work", id)] = null;
        if (_progress.Remove(id)) _changes[Key("done", id)] = null;
        Set(
            _finished, "over", id,
            new FinishedWork(id, version, time, @operator, [.. progress.Outcomes.Select(one => one.Id)]),
            DeskJson.Default.FinishedWork);
    }

    private void Set(Progress progress) =>
        Set(_progress, "done", progress.Assignment, progress, DeskJson.Default.Progress);

    private void Set<T>(Dictionary<string, T> records, string kind, string id, T record, JsonTypeInfo<T> json)
    {
        records[id] = record;
        Note(kind, id, record, json);
    }

    private void Note<T>(string kind, string id, T record, JsonTypeInfo<T> json) =>
        _changes[Key(kind, id)] = JsonSerializer.SerializeToUtf8Bytes(record, json);

    private static string Key(string kind, string id) => $"{kind}:{id}";
}
