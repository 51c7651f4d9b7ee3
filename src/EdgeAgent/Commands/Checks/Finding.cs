// What a check of the surroundings found.
namespace EdgeAgent.Commands.Checks;

/// <summary>How a check ended.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>The box runs, but a person should look.</summary>
    Warning,

    /// <summary>The box cannot run like this.</summary>
    Failed,
}

/// <summary>One finding.</summary>
/// <param name="Check">What was looked at, in two words.</param>
/// <param name="Level">How it ended.</param>
/// <param name="Sentence">What was found and, where it is not right, what to do.</param>
internal sealed record Finding(string Check, FindingLevel Level, string Sentence);
