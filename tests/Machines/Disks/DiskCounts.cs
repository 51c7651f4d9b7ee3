// What was asked of a disk, and what a power cut left on it: the figures of the report.
namespace EdgeAgent.Machines.Disks;

/// <summary>Requests of a disk.</summary>
/// <param name="Writes">Writes, whatever their length.</param>
/// <param name="Bytes">What they held.</param>
/// <param name="Flushes">Times that all had to be on the medium.</param>
public readonly record struct DiskCounts(long Writes, long Bytes, long Flushes);

/// <summary>What became of the sectors that were written and not flushed when the power went.</summary>
/// <param name="Kept">On the medium as they were written last.</param>
/// <param name="Older">On the medium as they were written since the last flush, but not last.</param>
/// <param name="Dropped">On the medium as the last flush left them.</param>
public readonly record struct DiskCut(int Kept, int Older, int Dropped)
{
    /// <summary>All that were at risk.</summary>
    public int Sectors => Kept + Older + Dropped;
}
