// Plays a scene to one reader. Every read follows from seed, tag, stay, round and number alone: nothing is remembered,
// so any span of time can be asked for, and two players of one scene agree.
namespace EdgeAgent.Drivers.Llrp.Emulation.Scenes;

/// <summary>The reads of one reader in a scene.</summary>
public sealed class ScenePlayer(Scene scene, SceneReader reader) : IReadSource
{
    private readonly ILookup<string, ushort> _antennas =
        reader.Antennas.OrderBy(entry => entry.Key).ToLookup(entry => entry.Value, entry => entry.Key);

    /// <inheritdoc/>
    public IEnumerable<EmulatedRead> Between(TimeSpan from, TimeSpan to)
    {
        var reads = new List<EmulatedRead>();
        for (var tag = 0; tag < scene.Tags.Count; tag++)
        {
            for (var stay = 0; stay < scene.Tags[tag].Path.Count; stay++) Collect(tag, stay, from, to, reads);
        }

        return reads.OrderBy(read => read.At);
    }

    private void Collect(int tag, int stay, TimeSpan from, TimeSpan to, List<EmulatedRead> into)
    {
        var path = scene.Tags[tag].Path[stay];
        var antennas = _antennas[path.Zone].ToArray();
        if (antennas.Length == 0 || path.ReadsPerSecond <= 0) return;

        if (scene.Loop is not { } loop || loop <= TimeSpan.Zero)
        {
            CollectRound(tag, stay, 0, TimeSpan.Zero, antennas, from, to, into);
            return;
        }

        var first = Math.Max(0, (long)Math.Floor((from - path.Leave) / loop));
        for (var round = first; round * loop + path.Enter < to; round++)
            CollectRound(tag, stay, round, round * loop, antennas, from, to, into);
    }

    private void CollectRound(
        int tag, int stay, long round, TimeSpan start, ushort[] antennas, TimeSpan from, TimeSpan to,
        List<EmulatedRead> into)
    {
        var path = scene.Tags[tag].Path[stay];
        var enter = start + path.Enter;
        var leave = start + path.Leave;
        if (leave <= from || enter >= to) return;
        var gap = TimeSpan.FromSeconds(1 / path.ReadsPerSecond);
        var number = from > enter ? (long)((from - enter) / gap) - 1 : 0;
        for (number = Math.Max(0, number); enter + number * gap < to; number++)
        {
            var chance = new Chance(scene.Seed, tag, stay, round, number);
            var at = enter + (number + 0.9 * chance.Share()) * gap;
            if (at < from || at >= to || at >= leave) continue;
            var dbm = path.RssiDbm + path.SpreadDb * chance.Spread();
            var antenna = antennas[(int)(chance.Share() * antennas.Length)];
            into.Add(new EmulatedRead(
                scene.Tags[tag].Epc, antenna, (short)Math.Round(Math.Clamp(dbm, -100, -1) * 100), at));
        }
    }
}
