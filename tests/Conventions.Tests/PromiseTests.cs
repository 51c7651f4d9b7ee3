// docs/promises.md: every promise links to the tests that prove it, as [`Name_of_the_test`](../tests/…/File.cs).
using System.Text.RegularExpressions;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class PromiseTests
{
    private const int Promises = 7;
    private const string Page = "docs/promises.md";

    [Fact]
    public void Every_promise_links_to_a_test_that_exists()
    {
        var text = File.ReadAllText(Repository.PathOf(Page));
        var promises = NumberedPromise().Split(text).Skip(1).ToArray();
        Assert.True(
            promises.Length >= Promises, $"{Page} numbers {promises.Length} promises; the design makes {Promises}.");
        Violations.AssertNone(
            "Each numbered promise links to at least one test: [`Name_of_the_test`](../tests/Project/File.cs).",
            promises.Where(promise => !TestLink().IsMatch(promise)).Select(promise => promise.Trim().Split('\n')[0]));
        Violations.AssertNone(
            "A linked test exists: the file is there and holds a method of that name.",
            from link in TestLink().Matches(text)
            let path = Path.GetFullPath(link.Groups[2].Value, Repository.PathOf("docs"))
            where !File.Exists(path) || !File.ReadAllText(path).Contains(
                $" {link.Groups[1].Value}(", StringComparison.Ordinal)
            select link.Value);
    }

    [GeneratedRegex(@"^(?:#+ )?\d+\. ", RegexOptions.Multiline)]
    private static partial Regex NumberedPromise();

    [GeneratedRegex(@"\[`?(\w+)`?\]\((\.\./tests/[^)#]+\.cs)[^)]*\)")]
    private static partial Regex TestLink();
}
