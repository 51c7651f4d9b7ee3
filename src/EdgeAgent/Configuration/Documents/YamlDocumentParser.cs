// Turns the text of store.yaml into a tree with positions, over YamlDotNet's event parser (no reflection). The language
// is kept small on purpose: one document, no anchors, aliases or tags, each key once, no tabs, at most 32 levels.
using EdgeAgent.Configuration.Faults;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EdgeAgent.Configuration.Documents;

/// <summary>Reads one document; faults are collected, never thrown.</summary>
internal sealed class YamlDocumentParser
{
    private const int DeepestLevel = 32;
    private readonly FaultList _faults;
    private readonly Parser _events;

    private YamlDocumentParser(string text, FaultList faults)
    {
        _faults = faults;
        _events = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>
    /// The document's mapping; null where it cannot be read on, with the reason in <paramref name="faults"/>.
    /// </summary>
    public static YamlMap? Parse(string text, FaultList faults)
    {
        if (RefuseTabs(text, faults)) return null;
        var parser = new YamlDocumentParser(text, faults);
        try
        {
            return parser.Document();
        }
        catch (YamlException fault)
        {
            faults.Add(At(fault.Start), "", $"This is not valid YAML: {YamlSentence.Of(fault)}", hidesValue: true);
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or OverflowException)
        {
            // On some broken texts YamlDotNet's scanner trips over its own state instead of reporting where it stands.
            faults.Add(
                At(parser._events.Current?.End ?? Mark.Empty),
                "",
                "This is not valid YAML: from here on the text cannot be read; look for a stray bracket, quote or colon.",
                hidesValue: true);
            return null;
        }
    }

    private YamlMap? Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _)) return new YamlMap(TextPosition.Start, []);
        _events.Consume<DocumentStart>();
        var root = Node(1);
        _events.Consume<DocumentEnd>();
        if (_events.TryConsume<DocumentStart>(out var second))
        {
            _faults.Add(
                At(second.Start), "", "A second document starts here: keep one document in the file, without `---`.");
            return null;
        }

        switch (root)
        {
            case YamlMap map: return map;
            case YamlScalar { IsEmpty: true }: return new YamlMap(TextPosition.Start, []);
            case YamlRefused: return null;
            default:
                _faults.Add(
                    root.At, "", "The file must start with keys such as `store:`, not with a list or a single value.");
                return null;
        }
    }

    private YamlNode Node(int level)
    {
        var at = At(_events.Current?.Start ?? Mark.Empty);
        if (level > DeepestLevel)
        {
            _faults.Add(
                at, "", $"Blocks are nested deeper than {DeepestLevel} levels: nothing in this file needs that.");
            _events.SkipThisAndNestedEvents();
            return new YamlRefused(at);
        }

        if (_events.TryConsume<AnchorAlias>(out var alias))
            return Refuse(
                at, $"`*{alias.Value}` is an alias: write the value out, so that every line says what it does.");
        if (_events.Current is NodeEvent { Anchor.IsEmpty: false } anchored)
            _faults.Add(
                at, "", $"`&{anchored.Anchor}` is an anchor: anchors and aliases are not used here, remove it.");
        if (_events.Current is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } tagged)
            _faults.Add(at, "", $"`{tagged.Tag}` is a tag: types are known here, remove it.");

        if (_events.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(at, scalar.Value, scalar.Style is not ScalarStyle.Plain);
        if (_events.TryConsume<SequenceStart>(out _)) return List(at, level);
        _events.Consume<MappingStart>();
        return Map(at, level);
    }

    private YamlList List(TextPosition at, int level)
    {
        var items = new List<YamlNode>();
        while (!_events.TryConsume<SequenceEnd>(out _)) items.Add(Node(level + 1));
        return new YamlList(at, items);
    }

    private YamlMap Map(TextPosition at, int level)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var key = Node(level + 1);
            var value = Node(level + 1);
            if (key is not YamlScalar { Value: var name })
            {
                if (key is not YamlRefused)
                    _faults.Add(key.At, "", "A key must be a single word, not a list or a block.");
            }
            else if (!lines.TryAdd(name, key.At.Line))
            {
                _faults.Add(
                    key.At,
                    name,
                    $"`{name}` stands here a second time, first in line {lines[name]}: keep one.",
                    hidesValue: true);
            }
            else
            {
                entries.Add(new YamlEntry(name, key.At, value));
            }
        }

        return new YamlMap(at, entries);
    }

    private YamlRefused Refuse(TextPosition at, string sentence)
    {
        _faults.Add(at, "", sentence);
        return new YamlRefused(at);
    }

    private static bool RefuseTabs(string text, FaultList faults)
    {
        var line = 0;
        var found = false;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            line++;
            var tab = row[..^row.TrimStart().Length].IndexOf('\t');
            if (tab < 0) continue;
            found = true;
            faults.Add(
                new TextPosition(line, tab + 1),
                "",
                "A tab stands in the indentation: YAML wants spaces, two for each level.");
        }

        return found;
    }

    private static TextPosition At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
