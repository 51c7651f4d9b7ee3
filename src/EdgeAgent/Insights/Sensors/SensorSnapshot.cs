// What shelves, doors, cold places and call points were when the agent stopped: the file `sensors.snapshot`, one line
// with the SHA-256 of the rest, then JSON. It holds nothing personal. Damage is found, told, and set aside.
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Insights.Cold;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Insights.Sensors;

/// <summary>The state of all rules.</summary>
/// <param name="Epoch">The outbox it belongs to.</param>
/// <param name="Sequence">The last event that it covers.</param>
/// <param name="Shelves">Shelves by slot.</param>
/// <param name="Doors">Doors by name.</param>
/// <param name="Cold">Cold places by name.</param>
/// <param name="Help">Since when somebody waits, by place.</param>
internal sealed record SavedSensors(
    string Epoch,
    long Sequence,
    IReadOnlyDictionary<string, SavedShelf> Shelves,
    IReadOnlyDictionary<string, SavedDoor> Doors,
    IReadOnlyDictionary<string, SavedCold> Cold,
    IReadOnlyDictionary<string, DateTimeOffset> Help);

/// <summary>Reads and writes the file.</summary>
/// <param name="folder">The state folder.</param>
internal sealed class SensorSnapshot(string folder)
{
    /// <summary>The file's name.</summary>
    public const string Name = "sensors.snapshot";

    private const int DigestLength = 64;

    private readonly string _path = Path.Combine(folder, Name);

    /// <summary>Where a damaged file is set aside; only the last one is kept.</summary>
    public string QuarantinePath => _path + ".quarantine";

    /// <summary>Writes it; null, or why it could not be written, as a sentence.</summary>
    public string? Save(SavedSensors saved)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(saved, SensorSnapshotJson.Default.SavedSensors);
        try
        {
            StateFile.Replace(_path, [.. Encoding.ASCII.GetBytes(Digest(json)), (byte)'\n', .. json]);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The state of shelves and doors could not be written to {_path} ({fault.Message}): after a restart, "
                + "what was told already may be told again. Make room, or give the agent write access.";
        }
    }

    /// <summary>Reads it; null where there is none or it is damaged, and then what is wrong, as a sentence.</summary>
    public (SavedSensors? Saved, string? Problem) Load()
    {
        try
        {
            if (!File.Exists(_path)) return (null, null);
            if (Read(File.ReadAllBytes(_path)) is { } saved) return (saved, null);
            File.Move(_path, QuarantinePath, overwrite: true);
            return (
                null,
                $"The state of shelves and doors was damaged and is now {QuarantinePath}: what was told already may be "
                + "told again.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"{_path} cannot be read ({fault.Message}): what was told already may be told again.");
        }
    }

    private static SavedSensors? Read(byte[] bytes)
    {
        if (bytes.Length <= DigestLength + 1) return null;
        var json = bytes.AsSpan(DigestLength + 1);
        if (Encoding.ASCII.GetString(bytes, 0, DigestLength) != Digest(json)) return null;
        try
        {
            return JsonSerializer.Deserialize(json, SensorSnapshotJson.Default.SavedSensors);
        }
        catch (JsonException)
        {
            // Whole, but of another version: it counts as damaged.
            return null;
        }
    }

    private static string Digest(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));
}

/// <summary>JSON of the snapshot, generated at build time.</summary>
[JsonSerializable(typeof(SavedSensors))]
internal sealed partial class SensorSnapshotJson : JsonSerializerContext;
