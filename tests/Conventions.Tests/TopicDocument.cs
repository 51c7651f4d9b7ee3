// docs/topics/asyncapi.yaml as a tree, with examples as JSON.
using System.Globalization;
using System.Text.Json.Nodes;
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

/// <summary>The document on topics and payloads.</summary>
internal static class TopicDocument
{
    public const string Path = "docs/topics/asyncapi.yaml";

    /// <summary>The node at a path of keys.</summary>
    public static YamlNode At(params string[] keys)
    {
        var faults = new FaultList(Path);
        YamlNode? node = YamlDocumentParser.Parse(File.ReadAllText(Repository.PathOf(Path)), faults);
        Assert.Empty(faults.Sorted);
        foreach (var key in keys) node = (node as YamlMap)?.Find(key)?.Value;
        return node ?? throw new InvalidOperationException($"{Path} has no {string.Join(" / ", keys)}.");
    }

    /// <summary>The keys of a mapping.</summary>
    public static IReadOnlyList<string> Keys(params string[] keys) =>
        [.. ((YamlMap)At(keys)).Entries.Select(entry => entry.Key)];

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(params string[] keys) =>
        [.. ((YamlList)At(keys)).Items.Cast<YamlScalar>().Select(item => item.Value)];

    /// <summary>The text of a scalar.</summary>
    public static string Text(params string[] keys) => ((YamlScalar)At(keys)).Value;

    /// <summary>A node as JSON, plain words by YAML's core schema.</summary>
    public static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Json)]),
        YamlScalar { Quoted: true } text => text.Value,
        YamlScalar { Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalar word when long.TryParse(word.Value, CultureInfo.InvariantCulture, out var whole) => whole,
        YamlScalar word when double.TryParse(word.Value, CultureInfo.InvariantCulture, out var number) => number,
        YamlScalar word => word.Value,
        _ => null,
    };
}
