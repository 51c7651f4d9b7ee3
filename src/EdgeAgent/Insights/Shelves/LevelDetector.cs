// Tells when readings lie still, and where: a change of level is found by two cumulative sums (Page 1954), which see a
// change of one item in noise that hides it from any single reading, and which know when it began. What lies between
// two levels is a hand or goods in the air and is never told.
namespace EdgeAgent.Insights.Shelves;

/// <summary>Finds levels in readings. The unit is one item, or the smallest change that is told.</summary>
internal sealed class LevelDetector(NoiseEstimate noise, TimeSpan settle)
{
    private const int Most = 64;
    private const double HalfUnit = 0.5;

    /// <summary>Beyond such a pause nobody knows what happened.</summary>
    private const double LongestPause = 300;

    /// <summary>No hand rests for so long, s: what trembles still is the scale, and it has become noisier.</summary>
    private const double NoHand = 30;

    private readonly List<Moment> _level = [];
    private readonly List<Moment> _pending = [];
    private double _up;
    private double _down;
    private double _clock;
    private double _began;
    private double _stillSince;
    private DateTimeOffset? _last;

    /// <summary>Whether the readings lie still and there are enough of them.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>The mean of the level.</summary>
    public double Level { get; private set; }

    /// <summary>Standard error of <see cref="Level"/>.</summary>
    public double Error => noise.Sigma / Math.Sqrt(Math.Max(1, _level.Count));

    /// <summary>When the level began.</summary>
    public DateTimeOffset Began { get; private set; }

    /// <summary>For how long it has been there, by the readings' own times.</summary>
    public TimeSpan StillFor { get; private set; }

    /// <summary>Time between the last two readings, s.</summary>
    public double Pause { get; private set; }

    /// <summary>Forgets the level: nobody watched for a while.</summary>
    public void Restart()
    {
        _level.Clear();
        _pending.Clear();
        (_up, _down, _last, IsSettled, StillFor) = (0, 0, null, false, TimeSpan.Zero);
    }

    /// <summary>Takes a reading.</summary>
    public void Add(double value, DateTimeOffset at)
    {
        var pause = _last is { } last ? (at - last).TotalSeconds : 0;
        if (pause > LongestPause) Restart();
        Pause = Math.Clamp(pause, 0, LongestPause);
        _clock += Pause;
        _last = at;
        var moment = new Moment(value, _clock, at);
        if (_level.Count == 0) Begin([moment]);
        else if (Shifts(moment)) Begin([.. _pending]);
        Judge();
    }

    // Reading by reading, what lies beyond half a unit adds up; noise alone takes back what it adds.
    private bool Shifts(in Moment moment)
    {
        var off = moment.Value - Level;
        _up = Math.Max(0, _up + off - HalfUnit);
        _down = Math.Max(0, _down - off - HalfUnit);
        if (_up == 0 && _down == 0)
        {
            foreach (var late in _pending) Grow(late);
            _pending.Clear();
            Grow(moment);
            return false;
        }

        _pending.Add(moment);
        return Math.Max(_up, _down) > Math.Max(24 * noise.Sigma * noise.Sigma, 0.4) || _pending.Count >= Most;
    }

    private void Begin(Moment[] readings)
    {
        _level.Clear();
        _pending.Clear();
        (_up, _down) = (0, 0);
        Began = readings[0].At;
        (_began, _stillSince) = (readings[0].Clock, readings[0].Clock);
        foreach (var reading in readings) Grow(reading);
    }

    private void Grow(in Moment moment)
    {
        if (_level.Count == Most) _level.RemoveAt(0);
        _level.Add(moment);
        Level = Mean(0, _level.Count);
    }

    private void Judge()
    {
        StillFor = TimeSpan.FromSeconds(_clock - _stillSince);
        IsSettled = false;
        if (_pending.Count > 0 || _level.Count < noise.ReadingsNeeded || StillFor < settle) return;
        var flat = IsFlat();
        IsSettled = flat && IsCalm();
        if (IsSettled || (flat && _clock - _began >= NoHand))
            noise.Learn(_level[^1].Value - _level[^2].Value, Pause);
        if (!IsSettled) DropOldest();
    }

    // What is not still may have begun with the last of a hand: it is forgotten reading by reading.
    private void DropOldest()
    {
        _level.RemoveAt(0);
        _stillSince = _level[0].Clock;
        Began = _level[0].At;
        Level = Mean(0, _level.Count);
    }

    // A load that sways or creeps has halves that differ by more than the trembling of neighbours explains.
    private bool IsFlat()
    {
        var half = _level.Count / 2;
        var steps = 0.0;
        for (var index = 1; index < _level.Count; index++)
        {
            var step = _level[index].Value - _level[index - 1].Value;
            steps += step * step;
        }

        var trembling = Math.Sqrt(steps / (_level.Count - 1) / 2);
        var allowed = (3.5 * trembling * Math.Sqrt(4.0 / _level.Count)) + 0.1;
        return Math.Abs(Mean(0, half) - Mean(half, _level.Count)) <= allowed;
    }

    // A hand that rests on the shelf makes it tremble more than it does by itself.
    private bool IsCalm()
    {
        var sum = 0.0;
        foreach (var moment in _level) sum += (moment.Value - Level) * (moment.Value - Level);
        var allowed = (1 + (1.2 / Math.Sqrt(_level.Count))) * noise.Sigma;
        return Math.Sqrt(sum / (_level.Count - 1)) <= allowed + 0.04;
    }

    private double Mean(int from, int to)
    {
        var sum = 0.0;
        for (var index = from; index < to; index++) sum += _level[index].Value;
        return sum / (to - from);
    }

    private readonly record struct Moment(double Value, double Clock, DateTimeOffset At);
}
