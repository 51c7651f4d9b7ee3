// Every statement of Sparkplug 3.0 that binds an edge node is held by a test that names it, or is named with the reason
// why this node has no part in it.
using System.Text.RegularExpressions;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed partial class StatementTests
{
    private const string Folder = "tests/EdgeAgent.Tests/Sparkplug/Statements";

    private static readonly string[] Ids = File.ReadAllLines(Repository.PathOf($"{Folder}/edge-node.txt"));

    private static readonly IReadOnlyList<(string Id, string Reason)> Named =
    [
        .. from line in File.ReadAllLines(Repository.PathOf($"{Folder}/not-applicable.tsv"))
           where !line.StartsWith('#')
           let parts = line.Split('\t')
           select (parts[0], parts[1]),
    ];

    [Fact]
    public void Each_statement_is_proven_by_a_test_or_named_with_its_reason_and_never_both()
    {
        var proven = Proven().ToHashSet(StringComparer.Ordinal);

        Assert.Equal(200, Ids.Length);
        Assert.Distinct(Ids);
        Assert.Distinct(Named.Select(one => one.Id));
        Assert.All(Named, one => Assert.False(string.IsNullOrWhiteSpace(one.Reason), one.Id));
        Assert.Empty(proven.Intersect(Named.Select(one => one.Id)));
        Assert.Equal(Ids.Order(), proven.Concat(Named.Select(one => one.Id)).Order());
    }

    private static IEnumerable<string> Proven() =>
        from folder in new[] { "tests/EdgeAgent.Tests/Sparkplug", "tests/System.Tests/Sparkplug" }
        from file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
        from attribute in Statement().Matches(File.ReadAllText(file))
        from id in Quoted().Matches(attribute.Value)
        select id.Groups[1].Value;

    [GeneratedRegex(@"\[Statement\([^)]*\)\]")]
    private static partial Regex Statement();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
