// A group of tags in a scene file: consecutive serials that go the same way, one after another.
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Epc;

namespace EdgeAgent.Commands.Demo;

/// <summary>Reads one entry under <c>tags:</c>.</summary>
internal static class TagGroup
{
    private const string Example = "urn:epc:tag:sgtin-96:1.4012345.098765.1001";

    /// <summary>Reads the group and makes its tags.</summary>
    /// <param name="reader">The entry.</param>
    /// <param name="loop">The length of a round; a way must end before it does.</param>
    public static IReadOnlyList<SceneTag> Read(IOptionReader reader, TimeSpan loop)
    {
        var first = reader.Text(
            "first", "Tag URI of the first tag; the serial rises from it.", Example);
        var count = reader.Integer("count", "How many tags, with rising serials.", 1, 1, 100_000, "tags");
        var apart = reader.Duration(
            "apart", "How much later each next tag does the same.",
            TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromHours(1));
        var path = reader.List("path", "Where the tags are, and when.", ReadStay);
        if (path.Count == 0) reader.Fault("path", "Say where the tags are: `- {zone: dock, from: 0s, until: 10s}`.");
        var end = path.Select(stay => stay.Leave).DefaultIfEmpty().Max() + (count - 1) * apart;
        if (loop > TimeSpan.Zero && end > loop)
            reader.Fault(
                "path",
                $"The last tag of this group is under way until {end.TotalSeconds:0} s, but the scene begins anew at " +
                $"{loop.TotalSeconds:0} s.");
        return [.. Epcs(reader, first, count).Select((epc, index) => new SceneTag(epc, Shifted(path, index * apart)))];
    }

    private static Stay ReadStay(IOptionReader reader)
    {
        var stay = new Stay(
            reader.Zone("zone", "The zone."),
            reader.Duration("from", "When they come.", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(1)),
            reader.Duration("until", "When they leave.", TimeSpan.FromSeconds(10), TimeSpan.Zero, TimeSpan.FromDays(1)),
            reader.Number("rssi", "Mean signal strength.", -55, -100, -1, "dBm"),
            reader.Number("spread", "How far the signal strays from it.", 3, 0, 30, "dB"),
            reader.Number("rate", "How often each tag is read.", 5, 0.01, 1000, "reads a second"));
        if (stay.Leave <= stay.Enter)
            reader.Fault("until", "The stay must end after it has begun: `until` must be later than `from`.");
        return stay;
    }

    private static List<EpcBits> Epcs(IOptionReader reader, string first, int count)
    {
        var epcs = new List<EpcBits>();
        var dot = first.LastIndexOf('.');
        if (first.Length == 0) return epcs; // reported as missing already
        if (dot < 0 || !long.TryParse(first.AsSpan(dot + 1), out var serial))
        {
            reader.Fault("first", $"This is no tag URI with a number as its serial, such as `{Example}`.");
            return epcs;
        }

        for (var index = 0; index < count; index++)
        {
            if (EpcEncoder.TryEncode($"{first[..dot]}.{serial + index}", out var epc, out var problem))
            {
                epcs.Add(epc);
                continue;
            }

            reader.Fault("first", problem);
            return epcs;
        }

        return epcs;
    }

    private static Stay[] Shifted(IReadOnlyList<Stay> path, TimeSpan by) =>
        [.. path.Select(stay => stay with { Enter = stay.Enter + by, Leave = stay.Leave + by })];
}
