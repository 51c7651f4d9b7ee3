// Reads one block of the document. Each call takes one key; what nobody asked for is unknown. Every fault is collected
// with its position and the call gives back something usable, so that one pass finds all faults.
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.Configuration.Reading;

/// <summary>An option reader over one mapping of the document.</summary>
internal sealed partial class YamlOptionReader : IStoreReader
{
    private readonly YamlMap _map;
    private readonly TextPosition _at;
    private readonly string _path;
    private readonly ReadingContext _context;
    private readonly List<string> _asked = [];
    private readonly List<(string Key, string Sentence)> _missing = [];
    private readonly FaultSeverity _severity;
    private bool _unreadable;

    private YamlOptionReader(YamlMap map, TextPosition at, string path, ReadingContext context, FaultSeverity severity)
    {
        (_map, _at, _path, _context, _severity) = (map, at, path, context, severity);
    }

    /// <summary>Reads the whole document; unknown keys are reported when <paramref name="read"/> is through.</summary>
    public static T Read<T>(YamlMap root, ReadingContext context, Func<IStoreReader, T> read)
    {
        var reader = new YamlOptionReader(root, TextPosition.Start, "", context, FaultSeverity.Error);
        var value = read(reader);
        reader.Finish();
        return value;
    }

    /// <inheritdoc/>
    public void Fault(string key, string sentence)
    {
        if (_map.Find(key) is { } entry) Report(entry.Value.At, PathOf(key), sentence);
        else _missing.Add((key, sentence));
    }

    /// <summary>
    /// Marks a key as known and gives its entry; an entry whose fault is reported already counts as missing.
    /// </summary>
    private YamlEntry? Take(string key, out bool refused)
    {
        _asked.Add(key);
        var entry = _map.Find(key);
        refused = entry?.Value is YamlRefused;
        return refused ? null : entry;
    }

    /// <summary>The scalar of a key; null where it is missing or is none, which is reported.</summary>
    private YamlScalar? Scalar(string key, bool required, string expected, string? example)
    {
        var entry = Take(key, out var refused);
        if (entry is null)
        {
            if (required && !refused) ReportMissing(key, expected, example);
            return null;
        }

        if (entry.Value is YamlScalar { IsEmpty: false } scalar) return scalar;
        if (entry.Value is YamlScalar)
            Report(entry.KeyAt, PathOf(key), $"`{PathOf(key)}` is empty: expected {expected}{Example(key, example)}.");
        else
            Report(
                entry.Value.At,
                PathOf(key),
                $"`{PathOf(key)}` is {Shape(entry.Value)}: expected {expected}{Example(key, example)}.");
        return null;
    }

    private void ReportMissing(string key, string expected, string? example) =>
        _missing.Add((key, $"`{PathOf(key)}` is missing: expected {expected}{Example(key, example)}."));

    private void ReportWrong(YamlScalar found, string key, string expected, string? example) =>
        Report(
            found.At, PathOf(key), $"`{PathOf(key)}` is {Shown(found)}: expected {expected}{Example(key, example)}.");

    /// <summary>
    /// Reports what was never asked for and what is still missing; a misspelt key is told once, as misspelt.
    /// </summary>
    private void Finish()
    {
        foreach (var entry in _map.Entries.Where(entry => !_unreadable && !_asked.Contains(entry.Key)))
        {
            var near = NearestName.Of(entry.Key, _asked.Where(key => _map.Find(key) is null));
            _missing.RemoveAll(missing => missing.Key == near);
            Report(
                entry.KeyAt,
                PathOf(entry.Key),
                $"`{Cut(PathOf(entry.Key))}` is not a known key: {RightKeys(entry.Key, near)}",
                hidesValue: true);
        }

        foreach (var (key, sentence) in _missing) Report(_at, PathOf(key), sentence);
    }

    private string RightKeys(string written, string? near) =>
        written == "<<" ? "merging is not used here, write the keys out."
        : near is not null ? $"did you mean `{near}`?"
        : _asked.Count == 0 ? "this block takes none."
        : $"known here are {string.Join(", ", _asked.Distinct())}.";

    private void Report(TextPosition at, string path, string sentence, bool hidesValue = false) =>
        _context.Faults.Add(at, path, sentence, _severity, hidesValue);

    private string PathOf(string key) => _path.Length == 0 ? key : key.Length == 0 ? _path : $"{_path}.{key}";

    private static string Example(string key, string? example) =>
        example is null ? "" : $", for example `{key}: {example}`";

    private static string Shown(YamlScalar found) =>
        found.Quoted ? $"the text \"{Cut(found.Value)}\"" : $"`{Cut(found.Value)}`";

    private static string Shape(YamlNode node) => node switch
    {
        YamlMap => "a block of keys",
        YamlList => "a list",
        YamlScalar { IsEmpty: true } => "empty",
        YamlScalar scalar => Shown(scalar),
        _ => "unreadable",
    };

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 60 ? line : line[..57] + "…";
    }
}
