// What one check did to the hardware and what it saw.
namespace EdgeAgent.Machines.Reporting;

/// <summary>The record of a check, filled in while it runs.</summary>
/// <param name="name">The test's name, a sentence.</param>
/// <param name="tell">Is told each step as it comes.</param>
public sealed class CheckRecord(string name, Action<string> tell)
{
    private readonly List<string> _stimulated = [];
    private readonly List<string> _seen = [];

    /// <summary>The test's name.</summary>
    public string Name => name;

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<string> StimulatedSteps => _stimulated;

    /// <summary>What was seen, in order.</summary>
    public IReadOnlyList<string> SeenSteps => _seen;

    /// <summary>Whether it passed.</summary>
    public bool Passed { get; set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; set; }

    /// <summary>Notes what is done to the hardware.</summary>
    public void Stimulated(string what)
    {
        _stimulated.Add(what);
        tell($"did    {what}");
    }

    /// <summary>Notes what the agent, the broker or the hardware showed.</summary>
    public void Saw(string what)
    {
        _seen.Add(what);
        tell($"saw    {what}");
    }
}
