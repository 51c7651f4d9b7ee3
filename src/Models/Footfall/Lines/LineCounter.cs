// All lines of a camera, and everybody who is near them.
using EdgeAgent.Models.Footfall.Zones;

namespace EdgeAgent.Models.Footfall.Lines;

/// <summary>Counts crossings of lines. Not for several threads at once.</summary>
/// <param name="lines">The lines.</param>
/// <param name="pictureHeight">Height of the pictures, pixels.</param>
public sealed class LineCounter(IReadOnlyList<CountingLine> lines, int pictureHeight)
{
    private readonly Dictionary<int, LineWatch[]> _people = [];
    private readonly List<LineCrossing> _crossings = [];

    /// <summary>The crossings that became known with the last update. Those from before a person was confirmed carry
    /// their own, earlier frame.</summary>
    public IReadOnlyList<LineCrossing> Crossings => _crossings;

    /// <summary>Takes the sights of a frame in.</summary>
    /// <param name="sights">In the order of time for each person.</param>
    /// <param name="ended">People who will not be seen again.</param>
    /// <param name="zones">Knows who is staff: they are not counted; null where nobody is.</param>
    public void Update(IReadOnlyList<Sight> sights, IReadOnlyList<int> ended, ZoneCounter? zones = null)
    {
        _crossings.Clear();
        foreach (var sight in sights)
        {
            if (!_people.TryGetValue(sight.Track, out var watches))
                _people.Add(sight.Track, watches = new LineWatch[lines.Count]);
            for (var line = 0; line < lines.Count; line++)
            {
                if (watches[line].See(lines[line], sight, pictureHeight, out var first) is { } direction
                    && zones?.IsStaff(sight.Track) is not true)
                    _crossings.Add(new LineCrossing(line, direction, sight.Track, first.Frame, first.Time));
            }
        }

        foreach (var track in ended) _people.Remove(track);
    }

    /// <summary>Forgets where everybody was, so that nobody's next place makes a count.</summary>
    public void Reset()
    {
        _people.Clear();
        _crossings.Clear();
    }
}
