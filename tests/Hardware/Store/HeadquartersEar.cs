// HQ's side in the machine: a real broker, and a subscriber that passes every message out as it comes, with the
// time of its coming by the machine's clock.
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Store;

/// <summary>An event as HQ got it.</summary>
/// <param name="Heard">When the subscriber got it, by the machine's clock, UTC.</param>
/// <param name="Event">The event's JSON.</param>
public sealed record HeardEvent(DateTimeOffset Heard, JsonElement Event)
{
    /// <summary>Its type: `retail.door.opened.v1`.</summary>
    public string Type => Event.GetProperty("type").GetString()!;

    /// <summary>When it happened.</summary>
    public DateTimeOffset Time => Event.GetProperty("time").GetDateTimeOffset();

    /// <summary>When the box had it on disk.</summary>
    public DateTimeOffset Recorded => Event.GetProperty("recordedtime").GetDateTimeOffset();

    /// <summary>Its data.</summary>
    public JsonElement Data => Event.GetProperty("data");

    /// <summary>Whether a field of its data holds a text.</summary>
    public bool Says(string field, string text) => Data.GetProperty(field).GetString() == text;

    /// <summary>The device's id, the last part of its source.</summary>
    public string Device => Event.GetProperty("source").GetString()!.Split('/')[^1];
}

/// <summary>The broker and its subscriber.</summary>
public sealed class HeadquartersEar
{
    /// <summary>The port by which messages leave the machine.</summary>
    public const string Port = "messages";

    private static readonly TimeSpan Limit = Patience.Minutes(1);
    private readonly GuestLines _lines;

    private HeadquartersEar(GuestLines lines) => _lines = lines;

    /// <summary>How many messages came: a mark for what comes after.</summary>
    public int Mark => _lines.Count;

    /// <summary>Starts broker and subscriber.</summary>
    internal static async Task<HeadquartersEar> ListenAsync(VirtualMachine machine)
    {
        await machine.Shell.RunAsync(
            $"""
            printf 'listener 1883 127.0.0.1\nallow_anonymous true\n' > /run/broker.conf
            mosquitto -c /run/broker.conf < /dev/null > /run/broker.log 2>&1 &
            until mosquitto_pub -p 1883 -t ear/ready -m 1 -r; do sleep 0.2; done
            mosquitto_sub -p 1883 -q 1 -t ear/ready -t 'retail/#' -F '%U %t %p' \
                < /dev/null > /dev/virtio-ports/{Port} 2> /run/ear.log &
            """);
        var ear = new HeadquartersEar(machine.Lines(Port));
        if (await ear._lines.FindAsync(0, line => line.Contains("ear/ready", StringComparison.Ordinal), Limit) is null)
            throw new TimeoutException("The subscriber in the machine hears nothing.");
        return ear;
    }

    /// <summary>The first event after a mark that fits; fails with what came in its place.</summary>
    public async Task<HeardEvent> EventAsync(int mark, Func<HeardEvent, bool> fits, string what, TimeSpan? limit = null)
    {
        HeardEvent? found = null;
        await _lines.FindAsync(
            mark,
            line => (found = Events(line).FirstOrDefault(fits)) is not null,
            limit ?? Limit);
        if (found is not null) return found;
        var others = _lines.From(mark).SelectMany(Events).Select(one => $"{one.Type} {one.Data}");
        throw new TimeoutException($"HQ never heard {what}. It heard:\n{string.Join('\n', others)}");
    }

    /// <summary>All events after a mark.</summary>
    public IReadOnlyList<HeardEvent> EventsFrom(int mark) => [.. _lines.From(mark).SelectMany(Events)];

    private static IEnumerable<HeardEvent> Events(string line)
    {
        var parts = line.Split(' ', 3);
        if (parts.Length < 3 || !parts[1].Contains("/evt/", StringComparison.Ordinal)) return [];
        var heard = DateTimeOffset.UnixEpoch.AddSeconds(double.Parse(parts[0], CultureInfo.InvariantCulture));
        var batch = JsonDocument.Parse(parts[2]).RootElement;
        return batch.EnumerateArray().Select(one => new HeardEvent(heard, one));
    }
}
