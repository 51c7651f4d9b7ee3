// One failure lists every violation, so that one run shows all there is to mend.
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

internal static class Violations
{
    /// <summary>Fails with the rule and every violation.</summary>
    public static void AssertNone(string rule, IEnumerable<string> violations)
    {
        var all = violations.ToArray();
        Assert.True(all.Length == 0, $"{rule}\n  {string.Join("\n  ", all)}");
    }

    /// <summary>Every place where a pattern stands in the code of files, as <c>path:line: text</c>.</summary>
    public static IEnumerable<string> InCode(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        let code = file.Code
        from match in pattern.Matches(code)
        let line = CSharpText.LineOf(code, match.Index + match.Value.TakeWhile(char.IsWhiteSpace).Count())
        select $"{file.Path}:{line}: {file.Lines[line - 1].Trim()}";
}
