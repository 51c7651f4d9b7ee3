// Results that wait for the warehouse system from which their work came: made with the progress they tell of, in one
// write, and gone when the system has them.
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>The results. Not safe for two threads at once.</summary>
internal sealed class ResultQueue
{
    /// <summary>The kind of its records.</summary>
    public const string Kind = "result";

    private readonly SortedDictionary<long, KeptResult> _results = [];
    private readonly Dictionary<string, byte[]?> _changes = new(StringComparer.Ordinal);
    private long _next = 1;

    /// <summary>How many wait.</summary>
    public int Count => _results.Count;

    /// <summary>The oldest; null where none waits.</summary>
    public KeptResult? First => _results.Values.FirstOrDefault();

    /// <summary>Adds a result.</summary>
    public void Add(EventKind kind, DateTimeOffset time, PickStep step) =>
        Set(new KeptResult(_next++, kind.Type, time, step));

    /// <summary>The warehouse system has it.</summary>
    public void Delivered(long number)
    {
        if (_results.Remove(number)) _changes[Key(number)] = null;
    }

    /// <summary>Takes a record of the shelf in; false where it is none.</summary>
    public bool Load(string key, ReadOnlySpan<byte> json)
    {
        if (!key.StartsWith(Kind + ":", StringComparison.Ordinal)) return false;
        var result = JsonSerializer.Deserialize(json, DeskJson.Default.KeptResult)!;
        _results[result.Number] = result;
        _next = Math.Max(_next, result.Number + 1);
        return true;
    }

    /// <summary>What changed since the last call.</summary>
    public IReadOnlyDictionary<string, byte[]?> TakeChanges()
    {
        var changes = _changes.ToDictionary(StringComparer.Ordinal);
        _changes.Clear();
        return changes;
    }

    /// <summary>Marks everything as changed: the shelf has lost it.</summary>
    public void MarkAll()
    {
        foreach (var result in _results.Values.ToList()) Set(result);
    }

    private static string Key(long number) => string.Create(CultureInfo.InvariantCulture, $"{Kind}:{number:D12}");

    private void Set(KeptResult result)
    {
        _results[result.Number] = result;
        _changes[Key(result.Number)] = JsonSerializer.SerializeToUtf8Bytes(result, DeskJson.Default.KeptResult);
    }
}
