// How a file looks: its opening, its length, its lines.
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class SourceFileTests
{
    private const int LongestFile = 300;
    private const int MedianFile = 80;
    private const int LongestLine = 120;

    /// <summary>Files that may be longer, with the reason.</summary>
    private static readonly Dictionary<string, string> MayBeLonger = [];

    private static readonly IReadOnlyList<SourceFile> All = [.. SourceTree.Source, .. SourceTree.Tests];

    [Fact]
    public void Every_file_opens_with_what_it_is_for() => Violations.AssertNone(
        "The first line of a file is a `//` comment with what it is for.",
        All.Where(file => !file.Lines[0].StartsWith("// ", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void No_source_file_is_longer_than_300_lines() => Violations.AssertNone(
        $"A file under src has at most {LongestFile} lines: one idea each.",
        SourceTree.Source
            .Where(file => file.Lines.Count > LongestFile && !MayBeLonger.ContainsKey(file.Path))
            .Select(file => $"{file.Path}: {file.Lines.Count} lines"));

    [Fact]
    public void The_median_source_file_has_at_most_80_lines()
    {
        var counts = SourceTree.Source.Select(file => file.Lines.Count).Order().ToArray();
        var median = counts[counts.Length / 2];
        Assert.True(
            median <= MedianFile,
            $"The median of {counts.Length} files is {median} lines; keep it at {MedianFile} or below.");
    }

    [Fact]
    public void No_line_is_wider_than_120_characters() => Violations.AssertNone(
        $"A line of C# has at most {LongestLine} characters; one that is nothing but a text for people may be longer.",
        from file in All
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        where line.text.Length > LongestLine && !OneText().IsMatch(line.text)
        select $"{file.Path}:{line.number}: {line.text.Length} characters");

    [Fact]
    public void Lines_have_no_tabs_trailing_spaces_or_carriage_returns() => Violations.AssertNone(
        "Indentation is spaces, and lines end where their text ends.",
        from file in All
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        where line.text.Contains('\t') || line.text.TrimEnd() != line.text
        select $"{file.Path}:{line.number}");

    [GeneratedRegex(@"^\s*(?:[?:+] |=> |return )?\$?@?""(?:[^""\\]|\\.)*""[)\]]*[,;]?\)*(?: \+)?$")]
    private static partial Regex OneText();
}
