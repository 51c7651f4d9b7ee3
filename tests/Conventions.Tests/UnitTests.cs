// The units under systemd/: as tight as promised, and nothing in them names a file that the package does not bring.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class UnitTests
{
    private const double HighestExposure = 1.6;
    private const string PackageRoot = "packaging/deb/files";
    private const string Documents = "/usr/share/doc/edge-agent/";

    // Made by `packaging/deb/build`, by the package's scripts, or by the image.
    private static readonly string[] MadeElsewhere =
    [
        "/usr/lib/edge-agent/edge-agent", "/usr/bin/edge-agent", "/etc/edge-agent", "/var/lib/edge-agent",
        "/run/edge-agent",
    ];

    private static readonly IReadOnlyList<SourceFile> Units =
        [.. SourceTree.Files("systemd").Where(file => file.Name != "README.md")];

    [SystemdFact]
    public void The_sandbox_of_the_service_is_as_tight_as_its_devices_allow()
    {
        var start = new ProcessStartInfo(
            "systemd-analyze",
            ["security", "--offline=true", "--no-pager", Repository.PathOf("systemd/edge-agent.service")])
        {
            RedirectStandardOutput = true,
        };
        using var analysis = Process.Start(start)!;
        var told = analysis.StandardOutput.ReadToEnd();
        analysis.WaitForExit();

        var level = Level().Match(told);
        Assert.True(level.Success, $"systemd-analyze gives no level:\n{told}");
        var exposure = double.Parse(level.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.True(
            exposure <= HighestExposure, $"The exposure is {exposure}; keep it at {HighestExposure} or below.\n{told}");
    }

    [Fact]
    public void Every_file_that_a_unit_names_comes_with_the_package()
    {
        Assert.NotEmpty(Units);
        Violations.AssertNone(
            "A path in a unit lies in packaging/deb/files, or the package makes it.",
            from unit in Units
            from line in unit.Lines
            where !line.StartsWith('#')
            from Match match in OwnPath().Matches(line)
            let path = "/" + match.Value.TrimStart('/')
            where !IsInPackage(path) && !IsMadeElsewhere(path)
            select $"{unit.Path}: {path}");
    }

    [Fact]
    public void Every_unit_says_what_it_is_for() => Violations.AssertNone(
        "A unit opens with a comment, has a Description=, and systemd/README.md speaks of it.",
        from unit in Units
        where !unit.Lines[0].StartsWith("# ", StringComparison.Ordinal)
            || !unit.Text.Contains("\nDescription=", StringComparison.Ordinal)
            || !File.ReadAllText(Repository.PathOf("systemd/README.md")).Contains(unit.Name, StringComparison.Ordinal)
        select unit.Path);

    // The package takes the documents as they are.
    private static bool IsInPackage(string path) =>
        File.Exists(Repository.PathOf(PackageRoot + path))
        || (path.StartsWith(Documents, StringComparison.Ordinal)
            && File.Exists(Repository.PathOf("docs/" + path[Documents.Length..])));

    private static bool IsMadeElsewhere(string path) => MadeElsewhere.Any(
        made => path == made || path.StartsWith(made + "/", StringComparison.Ordinal)
            || path.StartsWith(made + "-", StringComparison.Ordinal));

    [GeneratedRegex(@"Overall exposure level for \S+: ([0-9.]+)")]
    private static partial Regex Level();

    // The project's own places; the system's are there with Debian.
    [GeneratedRegex(@"/[\w./-]*edge-agent[\w./-]*")]
    private static partial Regex OwnPath();
}

/// <summary>A test that asks systemd, which not every machine that builds has.</summary>
public sealed class SystemdFactAttribute : FactAttribute
{
    /// <summary>Leaves the test out where systemd is not installed.</summary>
    public SystemdFactAttribute()
    {
        if (!File.Exists("/usr/bin/systemd-analyze")) Skip = "systemd-analyze is not here.";
    }
}
