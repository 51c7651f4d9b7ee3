// What holds for all tags of the box, whatever their zone.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Insights.Tags;

/// <summary>The options of the tag tracker.</summary>
public sealed record TagOptions
{
    /// <summary>
    /// The most tags that are followed at once; beyond it those nearest to their departure depart early.
    /// </summary>
    public int Limit { get; init; } = 200_000;

    /// <summary>How often the tags are written to the state folder, for a start without a storm of arrivals.</summary>
    public TimeSpan SnapshotEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads the <c>tags:</c> block.</summary>
    public static TagOptions Read(IOptionReader reader)
    {
        var standard = new TagOptions();
        return new TagOptions
        {
            Limit = reader.Integer(
                "limit", "The most tags that are followed at once.", standard.Limit, 100, 2_000_000, "tags"),
            SnapshotEvery = reader.Duration(
                "snapshot-every",
                "How often the tags are written to the state folder.",
                standard.SnapshotEvery,
                TimeSpan.FromSeconds(5),
                TimeSpan.FromHours(1)),
        };
    }
}
