// Reads a prompt file: a language as data.
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.VoicePicking.Prompts;

/// <summary>What stands in a prompt file.</summary>
internal sealed record PromptFile
{
    /// <summary>The language's code.</summary>
    public required string Language { get; init; }

    /// <summary>The language's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The words for 0 to 9.</summary>
    public required IReadOnlyList<string> Digits { get; init; }

    /// <summary>How 2 is said before a noun or a unit; null = as everywhere.</summary>
    public string? TwoOfAUnit { get; init; }

    /// <summary>Whether numbers are said as Chinese numerals.</summary>
    public bool HanNumerals { get; init; }

    /// <summary>Nouns in one form, or in two: for 1 and for the others.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Nouns { get; init; }

    /// <summary>The same for units.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Units { get; init; }

    /// <summary>The commands in this language.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    /// <summary>The texts by key.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>Reads a file's text.</summary>
    /// <exception cref="InvalidDataException">It is no prompt file: what is wrong, and where.</exception>
    public static PromptFile Parse(string name, string text)
    {
        var faults = new FaultList(name);
        var root = YamlDocumentParser.Parse(text, faults);
        if (root is null || faults.Sorted.Count > 0)
            throw new InvalidDataException($"The prompt file cannot be read: {faults.Sorted[0]}");
        return new PromptFile
        {
            Language = Scalar(Needed("language")),
            Name = Scalar(Needed("name")),
            Digits = Forms(Needed("digits")),
            TwoOfAUnit = root.Find("two-of-a-unit") is { } two ? Scalar(two.Value) : null,
            HanNumerals = root.Find("numerals") is { } numerals && Scalar(numerals.Value) == "han",
            Nouns = Map(Needed("nouns"), Forms),
            Units = Map(Needed("units"), Forms),
            Words = Map(Needed("words"), Scalar),
            Texts = Map(Needed("texts"), Scalar),
        };

        YamlNode Needed(string key) => root.Find(key)?.Value
            ?? throw new InvalidDataException($"The prompt file {name} has no `{key}:`.");

        string Scalar(YamlNode node) => node is YamlScalar scalar
            ? scalar.Value
            : throw new InvalidDataException($"In the prompt file {name}, line {node.At.Line}, a text is expected.");

        IReadOnlyList<string> Forms(YamlNode node) => node is YamlList list
            ? [.. list.Items.Select(Scalar)]
            : throw new InvalidDataException($"In the prompt file {name}, line {node.At.Line}, a list is expected.");

        Dictionary<string, T> Map<T>(YamlNode node, Func<YamlNode, T> value) => node is YamlMap map
            ? map.Entries.ToDictionary(entry => entry.Key, entry => value(entry.Value), StringComparer.Ordinal)
            : throw new InvalidDataException($"In the prompt file {name}, line {node.At.Line}, keys are expected.");
    }
}
