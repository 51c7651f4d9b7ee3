// The sequences that are missing between those that came.
namespace EdgeAgent.Headquarters.Pull;

/// <summary>Finds holes.</summary>
internal static class SequenceHoles
{
    /// <summary>The ranges between an epoch's first and last sequence that did not come, rising.</summary>
    public static IEnumerable<(string Epoch, long First, long Last)> Between(
        IEnumerable<(string Epoch, long Sequence)> came)
    {
        foreach (var epoch in came.GroupBy(one => one.Epoch, StringComparer.Ordinal))
        {
            long? before = null;
            foreach (var sequence in epoch.Select(one => one.Sequence).Distinct().Order())
            {
                if (before is { } last && sequence > last + 1) yield return (epoch.Key, last + 1, sequence - 1);
                before = sequence;
            }
        }
    }
}
