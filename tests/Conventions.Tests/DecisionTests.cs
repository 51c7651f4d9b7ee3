// Decision records stay short, have the same parts, and stand in the list.
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed class DecisionTests
{
    private const int LongestRecord = 40;
    private static readonly string[] Parts = ["## Context", "## Decision", "## Consequences"];

    private static readonly IReadOnlyList<SourceFile> Records =
        [.. SourceTree.Files("docs/decisions", "*.md").Where(file => file.Name != "README.md")];

    [Fact]
    public void Decision_records_are_numbered_without_gaps_and_listed()
    {
        var list = File.ReadAllText(Repository.PathOf("docs/decisions/README.md"));
        Assert.NotEmpty(Records);
        Assert.Equal(Enumerable.Range(1, Records.Count), Records.Select(record => int.Parse(record.Name[..4])));
        Assert.All(Records, record => Assert.Contains($"({record.Name})", list));
    }

    [Fact]
    public void Decision_records_have_the_same_parts_and_are_short() => Violations.AssertNone(
        $"A record has {string.Join(", ", Parts)} in this order and fewer than {LongestRecord} lines.",
        from record in Records
        where !record.Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).SequenceEqual(Parts)
            || record.Lines.Count >= LongestRecord
        select record.Path);
}
