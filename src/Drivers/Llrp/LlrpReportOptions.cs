// When a reader reports: by number of reads, by time, or both, whichever comes first.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Llrp;

/// <summary>The reader reports after so many reads, or when asked after so much time.</summary>
public sealed record LlrpReportOptions
{
    /// <summary>Reads in a report, 1 to 65,535; 0 = by time alone. 1 has the lowest delay.</summary>
    public int Tags { get; init; } = 1;

    /// <summary>How often the box asks for what has gathered; zero = never.</summary>
    public TimeSpan Every { get; init; }

    /// <summary>Reads a <c>report:</c> block.</summary>
    public static LlrpReportOptions Read(IOptionReader reader)
    {
        var every = reader.Duration(
            "every", "How often the box asks for what has gathered; `0s` = never. Merges reads and saves network.",
            TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        var tags = reader.Integer(
            "tags", "Reads after which the reader reports by itself: 1 = at once, 0 = by time alone.",
            every > TimeSpan.Zero ? 0 : 1, 0, 65535);
        if (tags == 0 && every == TimeSpan.Zero)
            reader.Fault(
                "tags", "With `tags: 0` the reader never reports by itself: give `every` a time, such as `500ms`.");
        return new LlrpReportOptions { Tags = tags, Every = every };
    }
}
