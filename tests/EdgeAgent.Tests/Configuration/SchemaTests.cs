// The schema and the page come from the very functions that read the file; here their shape is held.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Describing;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class SchemaTests
{
    private static readonly BlockDescription Store = StoreDescription.Of(new DriverCatalogue([new ExampleDriver()]));
    private static readonly JsonElement Schema = JsonDocument.Parse(JsonSchemaDocument.Of(Store)).RootElement;

    [Fact]
    public void Every_block_in_the_schema_refuses_unknown_keys()
    {
        var blocks = Objects(Schema).Where(
            it => it.TryGetProperty("properties", out _) && !it.TryGetProperty("allOf", out _))
            .ToArray();
        Assert.True(blocks.Length > 10);
        Assert.All(
            blocks.Where(block => block.TryGetProperty("type", out _)),
            block => Assert.True(block.TryGetProperty("additionalProperties", out _)));
    }

    [Fact]
    public void A_devices_keys_follow_from_its_driver()
    {
        var device = Schema.GetProperty("properties").GetProperty("devices").GetProperty("additionalProperties");
        var variant = Assert.Single(device.GetProperty("allOf").EnumerateArray());
        Assert.Equal(
            "example",
            variant.GetProperty("if").GetProperty("properties").GetProperty("driver").GetProperty("const").GetString());
        var keys = variant.GetProperty("then")
            .GetProperty("properties")
            .EnumerateObject()
            .Select(it => it.Name)
            .ToArray();
        Assert.Contains("watchdog", keys);
        Assert.Contains("antennas", keys);
    }

    [Fact]
    public void Ranges_units_choices_and_defaults_stand_in_the_schema()
    {
        var device = Schema.GetProperty("properties").GetProperty("devices").GetProperty("additionalProperties");
        var options = device.GetProperty("allOf")[0].GetProperty("then").GetProperty("properties");
        Assert.Equal(5084, options.GetProperty("port").GetProperty("default").GetInt32());
        Assert.Equal(65_535, options.GetProperty("port").GetProperty("maximum").GetInt32());
        Assert.Equal("1s", options.GetProperty("interval").GetProperty("default").GetString());
        Assert.Equal("dual-target", options.GetProperty("mode").GetProperty("enum")[1].GetString());
        Assert.Equal("Antenna gain.", options.GetProperty("gain").GetProperty("description").GetString());
    }

    [Fact]
    public void Every_key_of_every_block_has_its_row_in_the_page()
    {
        var page = MarkdownReference.Of(Store);
        Assert.All(Options(Store), option => Assert.Contains($"| `{option.Key}` | ", page));
        Assert.Contains("### `driver: example`", page.Replace("####", "###"));
        Assert.Contains(
            "| `zone` | a zone that stands under `zones:`; such as `dock` | **required** | Where it looks. |", page);
    }

    [Fact]
    public void Every_option_says_what_it_is_for() =>
        Assert.All(Options(Store), option => Assert.EndsWith(".", option.Doc));

    private static IEnumerable<OptionDescription> Options(BlockDescription block) =>
        block.Options.Concat(block.Variants.SelectMany(variant => variant.Options))
            .SelectMany(option => option.Block is null ? [option] : Options(option.Block).Prepend(option));

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(it => Objects(it.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}
