// What is wrong with a work file, and where.
namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>One fault.</summary>
/// <param name="Line">The line of the file, from 1; 0 where it concerns the whole.</param>
/// <param name="Sentence">What is wrong, what was expected.</param>
internal readonly record struct WorkFault(int Line, string Sentence)
{
    /// <summary>As it is shown: <c>picks.csv:4: …</c>.</summary>
    public string In(string file) => Line > 0 ? $"{file}:{Line}: {Sentence}" : $"{file}: {Sentence}";
}

/// <summary>The work in a file or message, and all that is wrong with it.</summary>
/// <param name="Assignments">The assignments; to be used only where there is no fault.</param>
/// <param name="Faults">The faults in the order of their lines.</param>
internal sealed record WorkReading(IReadOnlyList<Assignment> Assignments, IReadOnlyList<WorkFault> Faults)
{
    /// <summary>Nothing but a fault.</summary>
    public static WorkReading Broken(int line, string sentence) => new([], [new WorkFault(line, sentence)]);
}
