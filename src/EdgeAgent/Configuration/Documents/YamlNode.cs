// The document as a tree with positions. Every scalar is text: what it means is decided by the option that asks for it,
// so that a store number `042` stays `042` and nothing is true or null by accident.
namespace EdgeAgent.Configuration.Documents;

/// <summary>One node of the document.</summary>
/// <param name="At">Where it starts.</param>
internal abstract record YamlNode(TextPosition At);

/// <summary>A scalar.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Value">Its text, quotes and escapes resolved.</param>
/// <param name="Quoted">Whether it was quoted or a block of text; a plain word is not.</param>
internal sealed record YamlScalar(TextPosition At, string Value, bool Quoted) : YamlNode(At)
{
    /// <summary>A key with nothing behind it, or an explicit null.</summary>
    public bool IsEmpty => !Quoted && Value is "" or "~" or "null";
}

/// <summary>A mapping; each key occurs once.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Entries">In the order of the file.</param>
internal sealed record YamlMap(TextPosition At, IReadOnlyList<YamlEntry> Entries) : YamlNode(At)
{
    /// <summary>The entry of a key, or null.</summary>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

/// <summary>One key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyAt">Where the key starts.</param>
/// <param name="Value">What stands behind it.</param>
internal sealed record YamlEntry(string Key, TextPosition KeyAt, YamlNode Value);

/// <summary>A sequence.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Items">In the order of the file.</param>
internal sealed record YamlList(TextPosition At, IReadOnlyList<YamlNode> Items) : YamlNode(At);

/// <summary>
/// A node whose fault is reported already: whoever asks for it takes the default and says nothing more.
/// </summary>
/// <param name="At">Where it starts.</param>
internal sealed record YamlRefused(TextPosition At) : YamlNode(At);
