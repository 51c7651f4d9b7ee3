// The description as JSON Schema (draft 2020-12), so that editors complete and check store.yaml while it is written.
// Editors read YAML with YAML's types, so a text may arrive as a number or a flag, and an empty block as null.
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeAgent.Configuration.Reading;

namespace EdgeAgent.Configuration.Describing;

/// <summary>Prints a description as JSON Schema.</summary>
internal static class JsonSchemaDocument
{
    /// <summary>The whole document, indented, with a line break at its end.</summary>
    public static string Of(BlockDescription store)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "EdgeAgent store.yaml",
        };
        foreach (var (name, value) in Block(store).ToArray()) schema[name] = value?.DeepClone();
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
            schema.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static JsonObject Block(BlockDescription block)
    {
        if (block.VariantKey is null) return Object(block.Options);
        var cases = new JsonArray();
        foreach (var variant in block.Variants)
        {
            var body = Object([.. block.Options, .. variant.Options]);
            body["title"] = variant.Summary;
            cases.Add((JsonNode)new JsonObject
            {
                ["if"] = new JsonObject
                {
                    ["required"] = Texts([block.VariantKey]),
                    ["properties"] =
                        new JsonObject { [block.VariantKey] = new JsonObject { ["const"] = variant.Word } },
                },
                ["then"] = body,
            });
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = Texts([block.VariantKey]),
            ["properties"] =
                new JsonObject { [block.VariantKey] = Option(block.Options.First(it => it.Key == block.VariantKey)) },
            ["allOf"] = cases,
        };
    }

    private static JsonObject Object(IReadOnlyList<OptionDescription> options)
    {
        var properties = new JsonObject();
        foreach (var option in options) properties[option.Key] = Option(option);
        var required = options.Where(MustBeThere).Select(option => option.Key).ToArray();
        var schema = new JsonObject { ["type"] = required.Length > 0 ? "object" : Texts(["object", "null"]) };
        if (required.Length > 0) schema["required"] = Texts(required);
        schema["properties"] = properties;
        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>A block must be there when something in it must.</summary>
    private static bool MustBeThere(OptionDescription option) =>
        option.Required
            || (option is { Type: OptionType.Block, Optional: false, Block: { } block }
                && block.Options.Any(MustBeThere));

    private static JsonObject Option(OptionDescription option)
    {
        var schema = Shape(option);
        schema["description"] = option.Doc;
        if (option.Default is { } standard) schema["default"] = Literal(option.Type, standard);
        if (option.Example is { } example && option.Block is null && option.Type != OptionType.Texts)
            schema["examples"] = new JsonArray(Literal(option.Type, example));
        return schema;
    }

    private static JsonObject Shape(OptionDescription option) => option.Type switch
    {
        OptionType.Integer => Number("integer", option),
        OptionType.Number => Number("number", option),
        OptionType.Flag => new JsonObject { ["type"] = "boolean" },
        OptionType.Choice => new JsonObject { ["enum"] = Texts(option.Choices) },
        OptionType.Duration => Pattern(DurationText.Pattern),
        OptionType.Size => Pattern(SizeText.Pattern),
        OptionType.Secret => Pattern("^(file|credential|env):.+$"),
        OptionType.Texts => new JsonObject { ["type"] = Texts(["array", "null"]), ["items"] = AnyText(null) },
        OptionType.Block => Block(option.Block!),
        OptionType.List => new JsonObject { ["type"] = Texts(["array", "null"]), ["items"] = Block(option.Block!) },
        OptionType.Numbered => Mapping(option, "^[0-9]+$"),
        OptionType.Named => Mapping(option, option.Pattern),
        _ => AnyText(option.Pattern),
    };

    private static JsonObject Mapping(OptionDescription option, string? pattern)
    {
        var schema = new JsonObject { ["type"] = Texts(["object", "null"]) };
        if (pattern is not null) schema["propertyNames"] = new JsonObject { ["pattern"] = pattern };
        schema["additionalProperties"] = Block(option.Block!);
        return schema;
    }

    private static JsonObject AnyText(string? pattern)
    {
        var schema = new JsonObject { ["type"] = Texts(["string", "number", "boolean"]) };
        if (pattern is not null) schema["pattern"] = pattern;
        return schema;
    }

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Number(string type, OptionDescription option) => new()
    {
        ["type"] = type,
        ["minimum"] = option.Minimum,
        ["maximum"] = option.Maximum,
    };

    private static JsonNode Literal(OptionType type, string written) =>
        type is OptionType.Integer or OptionType.Number or OptionType.Flag
            ? JsonNode.Parse(written)!
            : JsonValue.Create(written);

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)JsonValue.Create(text))]);
}
