// Documents that are printed from the code are committed as printed.
using EdgeAgent.Configuration.Describing;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class GeneratedDocumentTests
{
    private static readonly BlockDescription Store = StoreDescription.Of(DriverList.All);

    [Fact]
    public void The_config_page_is_what_the_code_prints()
    {
        const string Page = "docs/config.md";
        var committed = File.Exists(Repository.PathOf(Page)) ? File.ReadAllText(Repository.PathOf(Page)) : "";
        Assert.True(
            committed == MarkdownReference.Of(Store),
            $"{Page} is not what the code prints. Print it anew: edge-agent schema --markdown > {Page}");
    }

    [Fact]
    public void The_drivers_page_is_what_the_code_prints()
    {
        const string Page = "docs/drivers.md";
        var committed = File.Exists(Repository.PathOf(Page)) ? File.ReadAllText(Repository.PathOf(Page)) : "";
        Assert.True(
            committed == DriverReference.Of(DriverList.All),
            $"{Page} is not what the code prints. Print it anew: edge-agent schema --drivers > {Page}");
    }

    [Fact]
    public void Keys_of_the_config_are_words_with_dashes() => Violations.AssertNone(
        "A key of store.yaml is in kebab-case: on-start-failure.",
        Options(Store).Select(option => option.Key).Where(key => !Kebab().IsMatch(key)).Distinct());

    [Fact]
    public void Every_option_says_in_a_sentence_what_it_is_for() => Violations.AssertNone(
        "The doc of an option is a sentence with its full stop.",
        Options(Store).Where(option => !option.Doc.EndsWith('.')).Select(option => $"{option.Key}: {option.Doc}"));

    private static IEnumerable<OptionDescription> Options(BlockDescription block) =>
        block.Options
            .Concat(block.Variants.SelectMany(variant => variant.Options))
            .SelectMany(option => option.Block is null ? [option] : Options(option.Block).Prepend(option));

    [System.Text.RegularExpressions.GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial System.Text.RegularExpressions.Regex Kebab();
}
