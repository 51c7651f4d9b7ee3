// What no tracked file may hold: hosts of package registries (they differ from site to site) and paths of one
// workplace.
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class CleanTreeTests
{
    [Fact]
    public void No_file_names_a_registry_host_or_a_workplace_path() => Violations.AssertNone(
        "Registries and folders of one machine are that machine's settings, not the project's.",
        from file in SourceTree.Files()
        where file.Name is not ("CleanTreeTests.cs" or ".git")
        from line in file.Lines.Select((text, index) => (text, number: index + 1))
        where Foreign().IsMatch(line.text)
        select $"{file.Path}:{line.number}: {line.text.Trim()}");

    // `work/` is also a branch of the topic tree, and a room of the house.
    [GeneratedRegex(
        @"api\.nuget\.org|registry\.npmjs\.|pypi\.org/simple|files\.pythonhosted|proxy\.golang|artifactory"
        + @"|pkgs\.dev\.azure|(?<![\w+}])/work/(?!todo/|res/|refused/)|/tmp/wt/|/root/",
        RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
