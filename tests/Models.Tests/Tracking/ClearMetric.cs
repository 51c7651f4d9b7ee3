// The CLEAR MOT figures (Bernardin and Stiefelhagen 2008) and IDF1 (Ristani et al. 2016) of tracks against the truth.
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Tests.Tracking;

/// <summary>What a tracker got right, in boxes; figures of several recordings add up.</summary>
public sealed record ClearMetric(
    int Truth, int Reported, int Matched, int Switches, int IdentityMatches)
{
    private const float Gate = 0.5f;

    public int Missed => Truth - Matched;

    public int False => Reported - Matched;

    /// <summary>1 - (missed + false + switches) / truth.</summary>
    public double Mota => 1 - ((Missed + False + Switches) / (double)Truth);

    /// <summary>2 * identity matches / (truth + reported).</summary>
    public double Idf1 => 2 * IdentityMatches / (double)(Truth + Reported);

    public static ClearMetric operator +(ClearMetric one, ClearMetric other) => new(
        one.Truth + other.Truth, one.Reported + other.Reported, one.Matched + other.Matched,
        one.Switches + other.Switches, one.IdentityMatches + other.IdentityMatches);

    /// <summary>Scores tracks; rows of the truth whose score is 0 are left out.</summary>
    public static ClearMetric Of(IEnumerable<MotRow> truth, IEnumerable<MotRow> reported)
    {
        var real = truth.Where(it => it.Score != 0).ToLookup(it => it.Frame);
        var found = reported.ToLookup(it => it.Frame);
        var (matched, switches) = (0, 0);
        var (before, last) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        var assignment = new Assignment();
        foreach (var frame in real.Select(it => it.Key).Union(found.Select(it => it.Key)).Order())
        {
            var (people, tracks) = (real[frame].ToArray(), found[frame].ToArray());
            var pairs = Pairs(people, tracks, before, assignment);
            matched += pairs.Count;
            switches += pairs.Count(it => last.TryGetValue(it.Key, out var id) && id != it.Value);
            before = pairs;
            foreach (var (person, track) in pairs) last[person] = track;
        }

        return new ClearMetric(
            real.Sum(it => it.Count()), found.Sum(it => it.Count()), matched, switches,
            IdentityMatchesOf(real, found, assignment));
    }

    /// <summary>Who is who in a frame: pairs of the frame before stay while they overlap; the rest is paired anew.
    /// </summary>
    private static Dictionary<int, int> Pairs(
        MotRow[] people, MotRow[] tracks, Dictionary<int, int> before, Assignment assignment)
    {
        var gains = new float[people.Length * tracks.Length];
        for (var i = 0; i < people.Length; i++)
        {
            for (var k = 0; k < tracks.Length; k++)
            {
                var overlap = people[i].Box.Overlap(tracks[k].Box);
                var stays = before.TryGetValue(people[i].Id, out var id) && id == tracks[k].Id;
                gains[(i * tracks.Length) + k] = overlap < Gate ? 0 : overlap + (stays ? 1000 : 0) + 1;
            }
        }

        var trackOf = new int[people.Length];
        assignment.Solve(gains, people.Length, tracks.Length, trackOf);
        return Enumerable.Range(0, people.Length).Where(i => trackOf[i] >= 0)
            .ToDictionary(i => people[i].Id, i => tracks[trackOf[i]].Id);
    }

    /// <summary>Boxes that agree under the best one-to-one naming of people by tracks in the whole recording.</summary>
    private static int IdentityMatchesOf(ILookup<int, MotRow> real, ILookup<int, MotRow> found, Assignment assignment)
    {
        var agreements =
            from frame in real
            from person in frame
            from track in found[frame.Key]
            where person.Box.Overlap(track.Box) >= Gate
            group frame.Key by (Person: person.Id, Track: track.Id);
        var counts = agreements.ToDictionary(it => it.Key, it => it.Count());
        var people = counts.Keys.Select(it => it.Person).Distinct().ToList();
        var tracks = counts.Keys.Select(it => it.Track).Distinct().ToList();
        var gains = new float[people.Count * tracks.Count];
        foreach (var (pair, count) in counts)
            gains[(people.IndexOf(pair.Person) * tracks.Count) + tracks.IndexOf(pair.Track)] = count;
        var trackOf = new int[people.Count];
        assignment.Solve(gains, people.Count, tracks.Count, trackOf);
        return (int)Enumerable.Range(0, people.Count).Where(i => trackOf[i] >= 0)
            .Sum(i => gains[(i * tracks.Count) + trackOf[i]]);
    }
}
