// Where something stands in a file, as editors count.
namespace EdgeAgent.Configuration.Documents;

/// <summary>A position in a text file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The first character of a file.</summary>
    public static TextPosition Start { get; } = new(1, 1);
}
