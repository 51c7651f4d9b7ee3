// The fleet's figures while it runs.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Counters. Thread-safe.</summary>
internal sealed class FleetCounts
{
    private string? _lastComplaint;

    /// <summary>Boxes that are connected.</summary>
    public Counter Connected { get; } = new();

    /// <summary>Connections opened.</summary>
    public Counter Connects { get; } = new();

    /// <summary>Connections lost or refused.</summary>
    public Counter Losses { get; } = new();

    /// <summary>Messages with events.</summary>
    public Counter Messages { get; } = new();

    /// <summary>Messages sent twice on purpose.</summary>
    public Counter Duplicates { get; } = new();

    /// <summary>Events sent again because headquarters asked.</summary>
    public Counter Resent { get; } = new();

    /// <summary>Questions that were none.</summary>
    public Counter BadQuestions { get; } = new();

    /// <summary>Real time from an event's making to headquarters' word that it is held.</summary>
    public LagQuantiles Lag { get; } = new();

    /// <summary>Why the last connection was lost or refused; null where none was.</summary>
    public string? LastComplaint => Volatile.Read(ref _lastComplaint);

    /// <summary>A connection was lost or refused.</summary>
    public void Complain(string sentence)
    {
        Losses.Add();
        Volatile.Write(ref _lastComplaint, sentence);
    }
}

/// <summary>A number that many threads change.</summary>
internal sealed class Counter
{
    private long _value;

    /// <summary>The number.</summary>
    public long Value => Interlocked.Read(ref _value);

    /// <summary>Changes it.</summary>
    public void Add(long by = 1) => Interlocked.Add(ref _value, by);
}
