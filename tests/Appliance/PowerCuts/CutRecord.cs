// What one power cut did, and what was found after it: a line of the report.
using EdgeAgent.Machines.Disks;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>The record of a cut.</summary>
/// <param name="Plan">What was drawn.</param>
/// <param name="Seconds">How long the power had been on.</param>
/// <param name="Up">Whether the box had come up by then.</param>
/// <param name="LineAway">Whether the broker was out of reach then.</param>
/// <param name="Disk">What became of the sectors that were not flushed.</param>
/// <param name="Accepted">Events accepted so far.</param>
/// <param name="OnDiskAlone">Of those, how many the broker did not have.</param>
/// <param name="Files">What the file system was like.</param>
public sealed record CutRecord(
    CutPlan Plan, double Seconds, bool Up, bool LineAway, DiskCut Disk, int Accepted, int OnDiskAlone,
    FileSystemState Files)
{
    /// <summary>
    /// How long the box then took until it was up by itself, seconds; null where the power went before.
    /// </summary>
    public double? UpAfter { get; set; }

    /// <summary>Events that were accepted before this cut and never came; null where it was not asked yet.</summary>
    public int? Lost { get; set; }
}
