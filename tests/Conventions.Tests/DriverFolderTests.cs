// A driver is a folder that explains itself: the same files, the same headings, a sample that is the README's own.
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed class DriverFolderTests
{
    private static readonly string[] Headings =
        ["## What it drives", "## Plug it in", "## Configure", "## What it reports", "## When something is wrong"];

    [Fact]
    public void Every_driver_folder_has_its_set_of_files() => Violations.AssertNone(
        "A driver's folder holds NAMEDriver.cs, NAMEOptions.cs, README.md and sample.yaml.",
        from driver in ConfigSampleTests.DriverFolders()
        from name in new[] { $"{driver.Name}Options.cs", "README.md", "sample.yaml" }
        where !File.Exists(Repository.PathOf($"{driver.Path}/{name}"))
        select $"{driver.Path}/{name} is missing");

    [Fact]
    public void Every_driver_explains_itself_under_the_same_headings() => Violations.AssertNone(
        $"A driver's README has, in this order: {string.Join(", ", Headings)}.",
        from driver in ConfigSampleTests.DriverFolders()
        let path = Repository.PathOf($"{driver.Path}/README.md")
        where File.Exists(path)
        let found = File.ReadAllLines(path).Where(line => Headings.Contains(line))
        where !found.SequenceEqual(Headings)
        select $"{driver.Path}/README.md has only: {string.Join(", ", found)}");

    [Fact]
    public void A_drivers_readme_shows_its_sample_word_for_word() => Violations.AssertNone(
        "The README holds sample.yaml in a ```yaml block, unchanged.",
        from driver in ConfigSampleTests.DriverFolders()
        let folder = Repository.PathOf(driver.Path)
        where File.Exists($"{folder}/README.md") && File.Exists($"{folder}/sample.yaml")
        let block = $"```yaml\n{File.ReadAllText($"{folder}/sample.yaml").TrimEnd('\n')}\n```"
        where !File.ReadAllText($"{folder}/README.md").Contains(block, StringComparison.Ordinal)
        select $"{driver.Path}/README.md");

    [Fact]
    public void Every_driver_is_in_the_list_of_drivers()
    {
        var listed = DriverList.All.All.Select(driver => driver.GetType().Name).Order();
        Assert.Equal(ConfigSampleTests.DriverFolders().Select(driver => $"{driver.Name}Driver").Order(), listed);
    }
}
