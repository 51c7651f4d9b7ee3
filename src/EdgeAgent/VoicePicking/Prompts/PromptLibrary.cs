// All languages that travel with the program: each file of this folder is one.
using System.Collections.Frozen;

namespace EdgeAgent.VoicePicking.Prompts;

/// <summary>The languages. Immutable; safe for use from several threads.</summary>
public sealed class PromptLibrary
{
    /// <summary>The language of those who have none of their own here.</summary>
    public const string Fallback = "en";

    private const string Folder = "EdgeAgent.VoicePicking.Prompts.";
    private readonly FrozenDictionary<string, PromptTexts> _languages;

    private PromptLibrary(IEnumerable<PromptTexts> languages) =>
        _languages = languages.ToFrozenDictionary(texts => texts.Language, StringComparer.OrdinalIgnoreCase);

    /// <summary>The codes of the languages.</summary>
    public IReadOnlyList<string> Languages => [.. _languages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Reads the files.</summary>
    /// <exception cref="InvalidDataException">A file is broken.</exception>
    public static PromptLibrary Load()
    {
        var program = typeof(PromptLibrary).Assembly;
        return new PromptLibrary(
            program.GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Select(name =>
                {
                    using var reader = new StreamReader(program.GetManifestResourceStream(name)!);
                    return new PromptTexts(PromptFile.Parse(name[Folder.Length..], reader.ReadToEnd()));
                }));
    }

    /// <summary>A language, or English where it is not known.</summary>
    public PromptTexts For(string language) => _languages.GetValueOrDefault(language) ?? _languages[Fallback];

    /// <summary>Whether a language is known.</summary>
    public bool Knows(string language) => _languages.ContainsKey(language);
}
