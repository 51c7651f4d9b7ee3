// The rooms of the house and who may know whom.
using System.Xml.Linq;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed class LayoutTests
{
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["src/Contracts"] = [],
        ["src/Drivers"] = [],
        ["src/Models"] = [],
        ["src/EdgeAgent"] = ["Contracts", "Drivers", "Models"],
        ["src/Headquarters"] = ["Contracts"],
    };

    [Theory]
    [InlineData("EdgeAgent.sln")]
    [InlineData("README.md")]
    [InlineData("CHANGELOG.md")]
    [InlineData("SECURITY.md")]
    [InlineData("LICENSE")]
    [InlineData("Directory.Build.props")]
    [InlineData("Directory.Packages.props")]
    [InlineData("global.json")]
    [InlineData("setup")]
    [InlineData("run")]
    [InlineData("test")]
    [InlineData(".ci/run")]
    [InlineData("docs/promises.md")]
    public void The_house_has_its_fixed_parts(string path) =>
        Assert.True(File.Exists(Repository.PathOf(path)), $"{path} is missing.");

    [Fact]
    public void Projects_know_only_those_that_the_design_lets_them_know()
    {
        var projects = SourceTree.Files("src", "*.csproj");
        Assert.NotEmpty(projects);
        Violations.AssertNone(
            "A project under src refers only to those that its room may know.",
            from project in projects
            let allowed = MayKnow.GetValueOrDefault(project.Folder)
            from reference in References(project)
            where allowed is null || !allowed.Contains(reference)
            select $"{project.Path} refers to {reference}");
    }

    [Fact]
    public void Every_source_project_has_its_test_project_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("EdgeAgent.sln"));
        Violations.AssertNone(
            "Each project under src has tests/NAME.Tests, and both stand in the solution.",
            from project in SourceTree.Files("src", "*.csproj")
            let name = Path.GetFileNameWithoutExtension(project.Name)
            from part in new[] { $"{name}.csproj", $"{name}.Tests.csproj" }
            where !solution.Contains(part)
            select part);
    }

    [Fact]
    public void Package_versions_stand_in_one_place() => Violations.AssertNone(
        "A project names packages without versions; Directory.Packages.props holds them.",
        from project in SourceTree.Files("", "*.csproj")
        from package in XDocument.Parse(project.Text).Descendants("PackageReference")
        where package.Attribute("Version") is not null
        select $"{project.Path}: {package}");

    [Fact]
    public void Namespaces_follow_folders() => Violations.AssertNone(
        "A file's namespace is its project's root namespace and its folders (a driver's contract is the root of Drivers).",
        from project in SourceTree.Files("src", "*.csproj").Concat(SourceTree.Files("tests", "*.csproj"))
        let root = XDocument.Parse(project.Text).Descendants("RootNamespace").Single().Value
        from file in SourceTree.Files(project.Folder, "*.cs")
        let inner = file.Folder[project.Folder.Length..].Replace('/', '.')
        let expected = file.Folder == "src/Drivers/Contract" ? root : root + inner
        let stated = file.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
        where stated is not null && stated != $"namespace {expected};"
        select $"{file.Path}: {stated} instead of {expected}");

    private static IEnumerable<string> References(SourceFile project) =>
        XDocument.Parse(project.Text).Descendants("ProjectReference")
            .Select(
                reference => Path.GetFileNameWithoutExtension(
                    reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
