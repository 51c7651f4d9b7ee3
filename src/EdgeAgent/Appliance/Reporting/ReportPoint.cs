// One thing that the installer is told.
namespace EdgeAgent.Appliance.Reporting;

/// <summary>What a point asks of a person.</summary>
public enum PointLevel
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Nothing to do; worth knowing.</summary>
    Note,

    /// <summary>The box is still at it.</summary>
    Working,

    /// <summary>A person has to act.</summary>
    Mend,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Subject">What: <c>store.yaml</c>, <c>device dock-reader</c>, <c>clock</c>.</param>
/// <param name="Level">What it asks of a person.</param>
/// <param name="Sentence">What was found and, where it is not right, what to do next.</param>
public sealed record ReportPoint(string Subject, PointLevel Level, string Sentence)
{
    /// <summary>Lines of the file that show the place; empty where there is none.</summary>
    public IReadOnlyList<string> Excerpt { get; init; } = [];
}

/// <summary>A figure or a name for the record.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value.</param>
public sealed record ReportFact(string Name, string Value);
