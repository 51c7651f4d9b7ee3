// When each tag must be looked at again: a wheel of buckets, one for each half second. A read does not touch the wheel;
// a tag that was seen since is moved on when its bucket comes round. So a sweep costs nothing for tags that stay.
namespace EdgeAgent.Insights.Tags;

/// <summary>Says when a slot falls due.</summary>
/// <param name="slot">The slot.</param>
/// <returns>Monotonic microseconds.</returns>
internal delegate long DueTime(in TagSlot slot);

/// <summary>The wheel. Times are monotonic microseconds from 0.</summary>
/// <param name="table">The slots, which carry the links.</param>
internal sealed class DueWheel(TagTable table)
{
    private const int Buckets = 1024;
    private const long TickUs = 500_000;

    private readonly int[] _heads = NewHeads();
    private long _tick;

    /// <summary>
    /// Puts a slot where it falls due, out of where it was. Beyond the horizon it is looked at sooner.
    /// </summary>
    public void Put(int index, long dueUs)
    {
        Take(index);
        var tick = Math.Clamp((dueUs / TickUs) + 1, _tick + 1, _tick + Buckets - 1);
        var bucket = (short)(tick % Buckets);
        ref var slot = ref table[index];
        slot.DueBucket = bucket;
        slot.PreviousDue = TagSlot.None;
        slot.NextDue = _heads[bucket];
        if (slot.NextDue != TagSlot.None) table[slot.NextDue].PreviousDue = index;
        _heads[bucket] = index;
    }

    /// <summary>Takes a slot out.</summary>
    public void Take(int index)
    {
        ref var slot = ref table[index];
        if (slot.DueBucket == TagSlot.None) return;
        if (slot.PreviousDue != TagSlot.None) table[slot.PreviousDue].NextDue = slot.NextDue;
        else _heads[slot.DueBucket] = slot.NextDue;
        if (slot.NextDue != TagSlot.None) table[slot.NextDue].PreviousDue = slot.PreviousDue;
        slot.DueBucket = TagSlot.None;
    }

    /// <summary>
    /// Turns the wheel up to now: slots that are due are taken out and handed over, others are put further on.
    /// </summary>
    public void Turn(long nowUs, DueTime dueTime, Action<int> due)
    {
        var target = nowUs / TickUs;
        var steps = Math.Min(target - _tick, Buckets);
        for (var step = 1; step <= steps; step++)
        {
            var bucket = (int)((target - steps + step) % Buckets);
            _tick = target - steps + step;
            var index = _heads[bucket];
            while (index != TagSlot.None)
            {
                var next = table[index].NextDue;
                var at = dueTime(table[index]);
                if (at > nowUs) Put(index, at);
                else
                {
                    Take(index);
                    due(index);
                }

                index = next;
            }
        }

        _tick = Math.Max(_tick, target);
    }

    /// <summary>Takes out the slot that falls due next; the wheel must not be empty.</summary>
    public int TakeSoonest(DueTime dueTime)
    {
        var horizon = _tick + Buckets - 1;
        for (var tick = _tick + 1; ; tick++)
        {
            var bucket = (int)(tick % Buckets);
            while (_heads[bucket] is var index and not TagSlot.None)
            {
                var at = dueTime(table[index]);
                Take(index);
                if (tick >= horizon || (at / TickUs) + 1 <= tick) return index;
                Put(index, at);
            }
        }
    }

    private static int[] NewHeads()
    {
        var heads = new int[Buckets];
        Array.Fill(heads, TagSlot.None);
        return heads;
    }
}
