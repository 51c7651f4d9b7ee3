// Blocks, lists and mappings.
using System.Globalization;
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration.Reading;

/// <content>Blocks, lists and mappings.</content>
internal sealed partial class YamlOptionReader
{
    private const string BlockExpected = "a block of keys, indented below it";

    /// <inheritdoc/>
    public T Block<T>(string key, string doc, Func<IOptionReader, T> read) => StoreBlock(key, doc, read);

    /// <inheritdoc/>
    public T StoreBlock<T>(string key, string doc, Func<IStoreReader, T> read)
    {
        var entry = Take(key, out var refused);
        if (entry is null) return ReadBlock(new YamlMap(_at, []), _at, PathOf(key), read, silent: refused);
        var map = MapOf(entry.Value, PathOf(key));
        return ReadBlock(map ?? new YamlMap(entry.KeyAt, []), entry.KeyAt, PathOf(key), read, silent: map is null);
    }

    /// <inheritdoc/>
    public T? OptionalBlock<T>(string key, string doc, Func<IOptionReader, T> read)
        where T : class
    {
        var entry = Take(key, out _);
        if (entry is null) return null;
        var map = MapOf(entry.Value, PathOf(key));
        return map is null ? null : ReadBlock(map, entry.KeyAt, PathOf(key), read);
    }

    /// <inheritdoc/>
    public IReadOnlyList<T> List<T>(string key, string doc, Func<IOptionReader, T> read)
    {
        var values = new List<T>();
        foreach (var (item, path) in Items(key, "a list of blocks, each starting with `- `"))
            if (MapOf(item, path) is { } map) values.Add(ReadBlock(map, map.At, path, read));
        return values;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts(string key, string doc, string? example = null)
    {
        var values = new List<string>();
        foreach (var (item, path) in Items(key, $"a list of texts{Example(key, example)}"))
        {
            if (item is YamlScalar { IsEmpty: false } scalar) values.Add(scalar.Value);
            else if (item is not YamlRefused) Report(item.At, path, $"`{path}` is {Shape(item)}: expected a text.");
        }

        return values;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, T> Numbered<T>(
        string key, string doc, int minimum, int maximum, Func<IOptionReader, T> read)
    {
        var values = new Dictionary<int, T>();
        foreach (var (entry, path, map) in Mapping(key))
        {
            var isNumber = int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (!isNumber || number < minimum || number > maximum)
                Report(
                    entry.KeyAt,
                    path,
                    $"`{Cut(path)}` has a wrong key: expected {Expected.Integer(minimum, maximum, null)}.");
            else if (!values.TryAdd(number, ReadBlock(map, entry.KeyAt, path, read)))
                Report(entry.KeyAt, path, $"`{path}` is number {number} a second time: keep one.");
        }

        return values;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, T> Named<T>(string key, string doc, Func<IOptionReader, T> read)
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (entry, path, map) in Mapping(key)) values.Add(entry.Key, ReadBlock(map, entry.KeyAt, path, read));
        return values;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, T> Entries<T>(
        string key, string doc, NameRule rule, string example, Func<string, IStoreReader, T?> read)
        where T : class
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (entry, path, map) in Mapping(key))
        {
            if (!rule.Holds(entry.Key))
                Report(
                    entry.KeyAt,
                    path,
                    $"`{Cut(entry.Key)}` under `{PathOf(key)}` is no right name: expected {rule.Words}{rule.Reason}.");
            var severity = IsSwitchedOff(map) ? FaultSeverity.Note : _severity;
            var child = new YamlOptionReader(map, entry.KeyAt, path, _context, severity);
            var value = read(entry.Key, child);
            child.Finish();
            if (value is not null) values.Add(entry.Key, value);
        }

        return values;
    }

    /// <inheritdoc/>
    public T? Variant<T>(string key, string doc, IReadOnlyList<OptionVariant<T>> variants)
        where T : class
    {
        var words = variants.Select(variant => variant.Word).ToArray();
        var found = Scalar(key, required: true, Expected.OneOf(words), words.FirstOrDefault());
        var chosen = variants.FirstOrDefault(variant => variant.Word == found?.Value);
        if (chosen is not null) return chosen.Read(this);
        if (found is not null) ReportUnknownWord(found, key, words, Expected.OneOf(words));
        _unreadable = true;
        return null;
    }

    private IEnumerable<(YamlNode Item, string Path)> Items(string key, string expected)
    {
        var entry = Take(key, out _);
        if (entry is null or { Value: YamlScalar { IsEmpty: true } }) return [];
        if (entry.Value is YamlList list) return list.Items.Select((item, index) => (item, $"{PathOf(key)}[{index}]"));
        Report(entry.Value.At, PathOf(key), $"`{PathOf(key)}` is {Shape(entry.Value)}: expected {expected}.");
        return [];
    }

    private IEnumerable<(YamlEntry Entry, string Path, YamlMap Map)> Mapping(string key)
    {
        var entry = Take(key, out _);
        if (entry is null || MapOf(entry.Value, PathOf(key)) is not { } mapping) yield break;
        foreach (var inner in mapping.Entries)
        {
            var path = $"{PathOf(key)}.{inner.Key}";
            if (MapOf(inner.Value, path) is { } map) yield return (inner, path, map);
        }
    }

    private static bool IsSwitchedOff(YamlMap map) =>
        map.Find("enabled")?.Value is YamlScalar { Quoted: false, Value: "false" };

    private YamlMap? MapOf(YamlNode node, string path)
    {
        if (node is YamlMap map) return map;
        if (node is YamlScalar { IsEmpty: true }) return new YamlMap(node.At, []);
        if (node is not YamlRefused)
            Report(node.At, path, $"`{Cut(path)}` is {Shape(node)}: expected {BlockExpected}.");
        return null;
    }

    private T ReadBlock<T>(YamlMap map, TextPosition at, string path, Func<IStoreReader, T> read, bool silent = false)
    {
        var context = silent ? _context with { Faults = new FaultList("") } : _context;
        var reader = new YamlOptionReader(map, at, path, context, _severity);
        var value = read(reader);
        reader.Finish();
        return value;
    }
}
