// One stage of a tracker: pairs some of the tracks with some of the detections, by overlap, and by distance where small
// or fast boxes do not overlap.
namespace EdgeAgent.Models.Tracking;

/// <summary>Pairs tracks with detections. It keeps its memory between frames.</summary>
internal sealed class Pairing(TrackerOptions options)
{
    /// <summary>How much less exact a weak detection is.</summary>
    private const float WeakDoubt = 2;

    private readonly Assignment _assignment = new();
    private readonly List<Track> _rows = [];
    private readonly List<int> _columns = [];
    private float[] _gains = [];
    private int[] _columnOfRow = [];

    /// <summary>Begins a stage: nobody takes part yet.</summary>
    public void Begin()
    {
        _rows.Clear();
        _columns.Clear();
    }

    /// <summary>A track takes part.</summary>
    public void Add(Track track) => _rows.Add(track);

    /// <summary>A detection takes part.</summary>
    /// <param name="detection">Its index.</param>
    public void Add(int detection) => _columns.Add(detection);

    /// <summary>Pairs them.</summary>
    /// <param name="time">Of the frame, seconds.</param>
    /// <param name="detections">All of the frame.</param>
    /// <param name="taken">Whether a detection has its track; set for those that found one.</param>
    public void Solve(double time, ReadOnlySpan<Detection> detections, Span<bool> taken)
    {
        var (rows, columns) = (_rows.Count, _columns.Count);
        if (rows == 0 || columns == 0) return;
        if (_gains.Length < rows * columns) _gains = new float[2 * rows * columns];
        if (_columnOfRow.Length < rows) _columnOfRow = new int[2 * rows];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
                _gains[(row * columns) + column] = Gain(_rows[row], detections[_columns[column]]);
        }

        _assignment.Solve(_gains, rows, columns, _columnOfRow);
        for (var row = 0; row < rows; row++)
        {
            if (_columnOfRow[row] < 0) continue;
            var detection = _columns[_columnOfRow[row]];
            taken[detection] = true;
            var doubt = detections[detection].Score >= options.HighScore ? 1 : WeakDoubt;
            _rows[row].See(time, detections[detection], doubt, options.SizeDoubt);
        }
    }

    /// <summary>0 where they can not be the same, else more the better they fit.</summary>
    private float Gain(Track track, in Detection detection)
    {
        var (box, seen) = (track.Box, detection.Box);
        var likeness = Math.Min(box.Height, seen.Height) / Math.Max(box.Height, seen.Height);
        if (likeness < options.SizeGate) return 0;
        var overlap = box.Overlap(seen);
        if (overlap >= options.OverlapGate) return overlap;
        var (from, to) = (box.Centre, seen.Centre);
        var distance = MathF.Sqrt(((from.X - to.X) * (from.X - to.X)) + ((from.Y - to.Y) * (from.Y - to.Y)));
        var reach = (options.DistanceGate * box.Height) + (options.DeviationGate * track.Deviation);
        return options.OverlapGate * Math.Max(0, 1 - (distance / reach)) * likeness;
    }
}
