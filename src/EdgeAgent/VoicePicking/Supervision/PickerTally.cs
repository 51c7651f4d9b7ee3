// What one picker did over a while.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>Counts lines, pieces, shorts and prompts that had to be said again.</summary>
internal sealed class PickerTally
{
    // More than anybody does in a day; beyond it the oldest no longer count.
    private const int Most = 20_000;

    private readonly Queue<Done> _done = new();

    /// <summary>Prompts said again.</summary>
    public int Reprompts { get; private set; }

    /// <summary>Lines closed.</summary>
    public int Lines => _done.Count(one => one.Closed);

    /// <summary>Pieces.</summary>
    public int Pieces => _done.Sum(one => one.Pieces);

    /// <summary>Lines that came short.</summary>
    public int Shorts => _done.Count(one => one.Short);

    /// <summary>Median seconds a line; null where none was closed.</summary>
    public double? MedianLineS => Quantile.Of([.. Times], 0.5);

    /// <summary>Lines an hour of the time that they took; null where none was closed.</summary>
    public double? LinesPerHour =>
        Times.Sum() is > 0 and var seconds ? Math.Round(Times.Count() * 3_600 / seconds, 1) : null;

    private IEnumerable<double> Times =>
        _done.Where(one => one is { Closed: true, Seconds: > 0 }).Select(one => one.Seconds);

    /// <summary>Whether an outcome closes its line.</summary>
    public static bool Closes(EventKind kind, PickStep step) =>
        kind == EventKinds.PickShort || step.Kind == PickSteps.Word(WorkKind.Count) || step.Picked >= step.Asked;

    /// <summary>A prompt was said again.</summary>
    public void Repeat() => Reprompts++;

    /// <summary>An outcome was told.</summary>
    public void Add(EventKind kind, PickStep step, DateTimeOffset time)
    {
        var few = kind == EventKinds.PickShort;
        _done.Enqueue(new Done(
            step.Outcome!, step.Picked ?? 0, Closes(kind, step), few, step.DurationS ?? 0, time));
        if (_done.Count > Most) _done.Dequeue();
    }

    /// <summary>An outcome was taken back.</summary>
    public void TakeBack(string outcome)
    {
        var kept = _done.Where(one => one.Outcome != outcome).ToList();
        _done.Clear();
        foreach (var one in kept) _done.Enqueue(one);
    }

    /// <summary>Lines closed since a moment.</summary>
    public int LinesSince(DateTimeOffset since) => _done.Count(one => one.Closed && one.Time >= since);

    private sealed record Done(
        string Outcome, int Pieces, bool Closed, bool Short, double Seconds, DateTimeOffset Time);
}
