// When the power goes, and what the disk's cache does then: all drawn from one seed, so that a cut can be had again.
namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>The moments at which the power goes.</summary>
public enum CutMoment
{
    /// <summary>The box runs under load.</summary>
    Running,

    /// <summary>The box starts after a cut: the kernel, the file system's recovery or the agent's start.</summary>
    Starting,
}

/// <summary>One cut.</summary>
/// <param name="Seed">What all of it is drawn from.</param>
/// <param name="Keep">The chance of each write that was not flushed to have reached the medium: 0, 0.5 or 1.</param>
/// <param name="Moment">When.</param>
/// <param name="After">How much of the moment passes first, 0 to 1.</param>
/// <param name="Write">
/// While it runs: the power goes with this write to the disk, counted from the moment, so that it falls into a commit
/// and not between two.
/// </param>
/// <param name="LineAway">Whether the broker is out of reach, so that what is accepted is on the disk alone.</param>
public sealed record CutPlan(int Seed, double Keep, CutMoment Moment, double After, int Write, bool LineAway)
{
    private const int MostWrites = 60;
    private static readonly double[] Keeps = [0, 0.5, 1];

    /// <summary>Draws a cut: every fourth while the box starts, two of three with the line away.</summary>
    public static CutPlan Of(int seed)
    {
        var random = new Random(seed);
        return new CutPlan(
            seed,
            Keeps[random.Next(Keeps.Length)],
            random.Next(4) == 0 ? CutMoment.Starting : CutMoment.Running,
            random.NextDouble(),
            random.Next(1, MostWrites),
            random.Next(3) != 0);
    }
}
