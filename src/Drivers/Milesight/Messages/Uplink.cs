// An uplink is a chain of (channel, type, data). An unknown pair ends it, because nobody knows where the next begins;
// what was read up to there counts.
using System.Text.Json.Nodes;

namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>The values of one uplink, under the vendor's names.</summary>
internal sealed class Uplink
{
    private readonly Dictionary<string, JsonNode> _values = [];
    private readonly List<HistoryRecord> _history = [];

    /// <summary>The values in their order.</summary>
    public IReadOnlyDictionary<string, JsonNode> Values => _values;

    /// <summary>Records out of the memory of the sensor.</summary>
    public IReadOnlyList<HistoryRecord> History => _history;

    /// <summary>Bytes that could not be read.</summary>
    public int UnreadBytes { get; private set; }

    /// <summary>Reads the uplink of a model.</summary>
    public static Uplink Read(ReadOnlySpan<byte> bytes, MilesightModel model)
    {
        var uplink = new Uplink();
        var reader = new UplinkBytes(bytes);
        while (reader.Rest.Length > 0)
        {
            var start = reader.Position;
            var (channel, type) = (reader.U8(), reader.U8());
            var trial = new Uplink();
            if (trial.ReadChannel(channel << 8 | type, ref reader, model) && !reader.IsShort)
            {
                uplink.Take(trial);
                continue;
            }

            uplink.UnreadBytes = bytes.Length - start;
            break;
        }

        return uplink;
    }

    /// <summary>Sets a number.</summary>
    public void Set(string name, double value) =>
        _values[name] = value == Math.Floor(value) ? JsonValue.Create((long)value) : JsonValue.Create(value);

    /// <summary>Sets a text.</summary>
    public void Set(string name, string value) => _values[name] = JsonValue.Create(value);

    /// <summary>A number that was read; null where it was not.</summary>
    public int? Integer(string name) =>
        _values.GetValueOrDefault(name) is JsonValue value && value.TryGetValue<long>(out var number)
            && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    /// <summary>Adds a record.</summary>
    public void Add(HistoryRecord record) => _history.Add(record);

    private bool ReadChannel(int pair, ref UplinkBytes reader, MilesightModel model) =>
        pair >> 8 == 0xFF
            ? DeviceChannels.Read(this, pair & 0xFF, ref reader, model)
            : model switch
            {
                MilesightModel.Vs121 => Vs121Channels.Read(this, pair, ref reader),
                MilesightModel.Vs133 => Vs133Channels.Read(this, pair, ref reader),
                _ => Vs350Channels.Read(this, pair, ref reader),
            };

    private void Take(Uplink trial)
    {
        foreach (var (name, value) in trial._values) _values[name] = value;
        _history.AddRange(trial._history);
    }
}
