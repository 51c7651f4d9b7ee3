// What boxes said they no longer hold, on its way into the table.
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Writes named gaps.</summary>
internal static class GapRows
{
    /// <summary>The statement for some gaps.</summary>
    public static NpgsqlCommand Name(
        IReadOnlyList<NamedGap> gaps, StreamCatalogue streams, DateTimeOffset now) =>
        new("select hq.name_gaps($1, $2, $3, $4, $5)")
        {
            Parameters =
            {
                new() { Value = gaps.Select(gap => streams.StreamOf(gap.Box, gap.Epoch)).ToArray() },
                new() { Value = gaps.Select(gap => gap.From).ToArray() },
                new() { Value = gaps.Select(gap => gap.To).ToArray() },
                new() { Value = gaps.Select(gap => DatabaseText.Clean(gap.Reason)).ToArray() },
                new() { Value = now.UtcDateTime },
            },
        };

    /// <summary>Whether a gap names sequences that can be.</summary>
    public static bool IsRange(NamedGap gap) =>
        Refused.IsEpoch(gap.Epoch) && gap.From >= 1 && gap.From <= gap.To && gap.To < long.MaxValue;
}
