// Writes events into one JSON array over a buffer that is used again for the next batch: no allocation per event.
using System.Globalization;
using System.Text.Json;

namespace EdgeAgent.Contracts.Events;

/// <summary>Builds the payload of one <c>evt/{kind}</c> message. Not thread-safe; one writer for each sender.</summary>
public sealed class StoreEventBatchWriter : IDisposable
{
    private readonly string _epoch;
    private readonly string _idRoot;
    private readonly string _sourceRoot;
    private readonly RewindableBuffer _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

    /// <summary>Makes a writer for one life of one box.</summary>
    /// <param name="topics">Names tenant, store and box.</param>
    /// <param name="epoch">The epoch of the box's state folder.</param>
    public StoreEventBatchWriter(Topics topics, string epoch)
    {
        (_epoch, _idRoot) = (epoch, $"{topics.Box}-{epoch}-");
        _sourceRoot = $"/{topics.Tenant}/{topics.Store}/{topics.Box}/";
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true });
    }

    /// <summary>Events in the batch.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that <see cref="Finish"/> would return now.</summary>
    public int Length => Count == 0 ? 2 : _buffer.Length + 1;

    /// <summary>Empties the batch; what <see cref="Finish"/> returned before is no longer valid.</summary>
    public void Clear()
    {
        _buffer.Length = 0;
        Count = 0;
    }

    /// <summary>Adds an event unless the batch would grow beyond <paramref name="maximumBytes"/>.</summary>
    /// <returns>False where it does not fit; the batch is then as it was before.</returns>
    public bool TryAdd(in EventHead head, ReadOnlySpan<byte> data, int maximumBytes)
    {
        var before = _buffer.Length;
        _buffer.Append(Count == 0 ? (byte)'[' : (byte)',');
        Write(head, data);
        if (_buffer.Length + 1 > maximumBytes)
        {
            _buffer.Length = before;
            return false;
        }

        Count++;
        return true;
    }

    /// <summary>The array as UTF-8; valid until the next call of <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        if (Count == 0) _buffer.Append((byte)'[');
        _buffer.Append((byte)']');
        return _buffer.Written;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Write(in EventHead head, ReadOnlySpan<byte> data)
    {
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteString("specversion"u8, "1.0"u8);
        WriteId(head.Sequence);
        _json.WriteString("source"u8, SourceOf(head.Device));
        _json.WriteString("type"u8, head.Type);
        _json.WriteString("time"u8, head.Time.UtcDateTime);
        _json.WriteString("recordedtime"u8, head.RecordedTime.UtcDateTime);
        _json.WriteNumber("sequence"u8, head.Sequence);
        _json.WriteString("epoch"u8, _epoch);
        _json.WriteString("clock"u8, head.Clock == ClockState.Synced ? "synced"u8 : "estimated"u8);
        _json.WriteBoolean("historical"u8, head.Historical);
        _json.WriteString("datacontenttype"u8, "application/json"u8);
        _json.WritePropertyName("data"u8);
        _json.WriteRawValue(data, skipInputValidation: true);
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteId(long sequence)
    {
        Span<char> id = stackalloc char[_idRoot.Length + 20];
        _idRoot.CopyTo(id);
        sequence.TryFormat(id[_idRoot.Length..], out var digits, default, CultureInfo.InvariantCulture);
        _json.WriteString("id"u8, id[..(_idRoot.Length + digits)]);
    }

    private string SourceOf(string device)
    {
        if (!_sources.TryGetValue(device, out var source)) _sources[device] = source = _sourceRoot + device;
        return source;
    }
}

/// <summary>What an envelope says beside its data; see <see cref="StoreEvent"/> for the fields.</summary>
public readonly record struct EventHead(
    long Sequence,
    string Type,
    string Device,
    DateTimeOffset Time,
    DateTimeOffset RecordedTime,
    ClockState Clock,
    bool Historical);
