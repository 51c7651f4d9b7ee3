// Every store.yaml that the repository shows, whole or as a driver's block, loads without a fault.
using System.Text;
using System.Text.RegularExpressions;
using EdgeAgent.Configuration;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class ConfigSampleTests
{
    private const string Frame = "store: { tenant: demo, store: \"0042\", box: box-1 }\n";

    public static TheoryData<string> Drivers =>
        [.. DriverFolders().Select(folder => $"{folder.Path}/sample.yaml")];

    [Fact]
    public void Every_store_file_of_the_demo_loads() => Violations.AssertNone(
        "The demo's store files are right.",
        from file in SourceTree.Files("demo", "store*.yaml").Concat(SourceTree.Files("packaging", "store*.yaml"))
        from fault in new ConfigLoader(DriverList.All).Load(Repository.PathOf(file.Path)).Errors
        select fault.ToString());

    [Fact]
    public void Every_store_file_that_a_document_shows_is_right() => Violations.AssertNone(
        "A ```yaml block that starts with `store:` is a right store.yaml (files that it names need not exist here).",
        from page in SourceTree.Files("", "*.md")
        from block in YamlBlock().Matches(page.Text)
        let text = block.Groups[1].Value
        where text.StartsWith("store:", StringComparison.Ordinal)
        from fault in Load(text).Errors
        where !fault.Sentence.Contains("does not exist", StringComparison.Ordinal)
        select $"{page.Path}, line {CSharpText.LineOf(page.Text, block.Index) + fault.Line}: {fault.Sentence}");

    [Fact]
    public void What_the_first_store_file_of_the_package_shows_in_remarks_is_right_once_it_is_uncommented()
    {
        var text = File.ReadAllText(Repository.PathOf("packaging/deb/files/usr/share/edge-agent/store.yaml"));
        var shown = KeyInRemark().Replace(text[text.IndexOf("\nstore:", StringComparison.Ordinal)..], "$1");

        Assert.Contains("\ndevices:", shown, StringComparison.Ordinal);
        Assert.All(
            Load(shown).Errors,
            fault => Assert.Contains("does not exist", fault.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Drivers))]
    public void A_drivers_sample_loads_without_a_fault(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));
        if (!Top("store").IsMatch(text))
        {
            var block = Top("devices").IsMatch(text) ? text : "devices:\n" + Indented(text);
            var zones = ZoneName().Matches(text).Select(match => match.Groups[1].Value).Distinct();
            text = $"{Frame}zones:\n{string.Concat(zones.Select(zone => $"  {zone}:\n"))}{block}";
        }

        Assert.Empty(Load(text).Faults.Select(fault => fault.ToString()));
    }

    /// <summary>
    /// The folders under src/Drivers that hold a driver, with the driver's name in capitals and lower case.
    /// </summary>
    internal static IEnumerable<(string Path, string Name)> DriverFolders() =>
        from file in SourceTree.Files("src/Drivers", "*Driver.cs")
        where file.Folder != "src/Drivers/Contract"
        select (file.Folder, file.Name[..^"Driver.cs".Length]);

    private static ConfigLoad Load(string text) =>
        new ConfigLoader(DriverList.All).Parse("store.yaml", Encoding.UTF8.GetBytes(text));

    private static string Indented(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"  {line}\n"));

    private static Regex Top(string key) => new($"^{key}:", RegexOptions.Multiline);

    [GeneratedRegex(@"```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    // `# key:` and what is indented below it; a sentence is neither.
    [GeneratedRegex(@"^# (\s*[\w-]+:( .*)?)$", RegexOptions.Multiline)]
    private static partial Regex KeyInRemark();

    [GeneratedRegex(@"(?<![\w-])zone:\s*([\w/-]+)")]
    private static partial Regex ZoneName();
}
