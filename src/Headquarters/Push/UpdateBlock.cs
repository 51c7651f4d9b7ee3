// Changes the `updates:` block of a box's store.yaml and nothing else: comments, order and every other block stay as
// they are, letter for letter. Of the block itself, what the roll-out does not say (hours, rate, grace) stays too.
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace EdgeAgent.Headquarters.Push;

/// <summary>The version that boxes are to have.</summary>
/// <param name="Version">The version.</param>
/// <param name="Url">Where its bundle is.</param>
/// <param name="Sha256">SHA-256 of the bundle; null = not told.</param>
/// <param name="Share">Percent of all boxes that take part; null = what stood there, else all.</param>
internal sealed record UpdateBlock(string Version, string Url, string? Sha256, int? Share)
{
    private const string Name = "updates";

    /// <summary>The document with this block; null where the document is no store.yaml that can be changed
    /// so.</summary>
    public string? PutInto(string document)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(document));
            if (stream.Documents is not [{ RootNode: YamlMappingNode { Style: not MappingStyle.Flow } root }])
                return null;
            var lines = document.Split('\n').ToList();
            var old = root.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode { Value: Name });
            if (old.Key is null) return $"{document.TrimEnd()}\n\n{Text([])}";
            var kept = old.Value is YamlMappingNode block ? Kept(block) : [];
            var (first, last) = ((int)old.Key.Start.Line - 1, LastLine(old.Value) - 1);
            lines.RemoveRange(first, last - first + 1);
            lines.Insert(first, Text(kept).TrimEnd('\n'));
            return string.Join('\n', lines);
        }
        catch (YamlException)
        {
            return null; // the caller says that it cannot be changed
        }
    }

    private string Text(IReadOnlyList<(string Key, string Value)> kept)
    {
        var share = Share?.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ?? kept.FirstOrDefault(entry => entry.Key == "share").Value;
        (string Key, string? Value)[] own =
        [
            ("version", Quoted(Version)), ("url", Quoted(Url)), ("sha256", Sha256 is null ? null : Quoted(Sha256)),
            ("share", share),
        ];
        var all = own.Concat(kept
            .Where(entry => own.All(mine => mine.Key != entry.Key))
            .Select(entry => (entry.Key, Value: (string?)entry.Value)));
        return $"{Name}:\n" + string.Concat(
            all.Where(entry => entry.Value is not null).Select(entry => $"  {entry.Key}: {entry.Value}\n"));
    }

    private static List<(string Key, string Value)> Kept(YamlMappingNode block) =>
    [
        .. from entry in block.Children
           let key = (entry.Key as YamlScalarNode)?.Value
           let value = entry.Value as YamlScalarNode
           let text = value?.Value
           where key is not null && text is not null
           select (key, value.Style == ScalarStyle.Plain ? text : Quoted(text)),
    ];

    // A block ends with its last value: what follows, comments included, belongs to the next one.
    private static int LastLine(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map =>
            map.Children.Max(entry => Math.Max((int)entry.Key.End.Line, LastLine(entry.Value))),
        YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list => list.Children.Max(LastLine),
        _ => (int)node.End.Line,
    };

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
