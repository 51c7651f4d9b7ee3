// One thing that is wrong in the config, for the person who wrote it.
namespace EdgeAgent.Configuration.Faults;

/// <summary>Whether a fault stops the box.</summary>
public enum FaultSeverity
{
    /// <summary>The box does not start with it.</summary>
    Error,

    /// <summary>Worth knowing: it stands in a block that is switched off.</summary>
    Note,
}

/// <summary>A fault with its place.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Path">The key it concerns: <c>devices.dock.session</c>; empty for the whole file.</param>
/// <param name="Sentence">What was found, what was expected, what to write.</param>
/// <param name="Severity">Whether it stops the box.</param>
/// <param name="HidesValue">True where the line's value must not be shown again: it may be a secret.</param>
public sealed record ConfigFault(
    string File, int Line, int Column, string Path, string Sentence, FaultSeverity Severity, bool HidesValue)
{
    /// <summary><c>store.yaml:12:5: sentence</c>, as compilers write it.</summary>
    public override string ToString() =>
        Severity == FaultSeverity.Error
            ? $"{File}:{Line}:{Column}: {Sentence}"
            : $"{File}:{Line}:{Column}: note: {Sentence}";
}
