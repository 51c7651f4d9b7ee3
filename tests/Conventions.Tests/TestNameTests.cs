// Test names are sentences: they are read in reports by people who have not seen the code.
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class TestNameTests
{
    [Fact]
    public void Test_names_are_sentences() => Violations.AssertNone(
        "A test's name starts in upper case and holds underscores: The_outbox_survives_a_kill.",
        from file in SourceTree.Tests
        from match in TestMethod().Matches(file.Code)
        let name = match.Groups[1].Value
        where !char.IsUpper(name[0]) || !name.Contains('_')
        select $"{file.Path}: {name}");

    [Fact]
    public void Tests_do_not_sleep() => Violations.AssertNone(
        "Tests turn the clock by ManualTime; only System.Tests, Hardware, Appliance and Machines, which run real processes and machines, and TestSupport may wait for them.",
        Violations.InCode(
            SourceTree.Tests.Where(file =>
                file.Path.StartsWith("tests/", StringComparison.Ordinal)
                && !file.Path.StartsWith("tests/System.Tests/", StringComparison.Ordinal)
                && !file.Path.StartsWith("tests/Hardware/", StringComparison.Ordinal)
                && !file.Path.StartsWith("tests/Appliance/", StringComparison.Ordinal)
                && !file.Path.StartsWith("tests/Machines/", StringComparison.Ordinal)
                && !file.Path.StartsWith("tests/TestSupport/", StringComparison.Ordinal)
                && !file.Path.StartsWith("tests/Benchmarks/", StringComparison.Ordinal)),
            Sleeping()));

    [GeneratedRegex(
        @"\[\w*(?:Fact|Theory)\b[^\]]*\](?:\s*\[[^\]]*\])*\s*public\s+(?:async\s+)?[\w<>]+\s+(\w+)\(")]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"\bThread\.Sleep\(|\bTask\.Delay\((?!Timeout\.Infinite)(?![^;]*[tT]ime\b)")]
    private static partial Regex Sleeping();
}
