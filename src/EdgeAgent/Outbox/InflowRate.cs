// How fast events come in: over the last hour, or what there is of it.
namespace EdgeAgent.Outbox;

/// <summary>Counts by the minute. One thread at a time.</summary>
internal sealed class InflowRate(TimeProvider time)
{
    private const int Minutes = 60;
    private readonly Queue<(long Timestamp, long Events)> _marks = new();
    private (long Timestamp, long Events) _newest;

    /// <summary>Events an hour; null while less than a minute is known, or nothing comes in.</summary>
    public double? EventsAnHour
    {
        get
        {
            if (!_marks.TryPeek(out var oldest)) return null;
            var span = time.GetElapsedTime(oldest.Timestamp, time.GetTimestamp());
            var events = _newest.Events - oldest.Events;
            return span >= TimeSpan.FromMinutes(1) && events > 0 ? events / span.TotalHours : null;
        }
    }

    /// <summary>Takes the number of events since the start.</summary>
    public void See(long events, long timestamp)
    {
        if (_marks.Count == 0 || time.GetElapsedTime(_marks.Last().Timestamp, timestamp) >= TimeSpan.FromMinutes(1))
            _marks.Enqueue((timestamp, events));
        if (_marks.Count > Minutes) _marks.Dequeue();
        _newest = (timestamp, events);
    }
}
