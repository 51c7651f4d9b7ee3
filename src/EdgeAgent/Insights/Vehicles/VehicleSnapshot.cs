// Who was on the site when the agent stopped: the file `vehicles.snapshot`, encrypted like every personal datum, with
// the
// visits that were told lately, so that neither a parked car nor a message sent again is taken for a new arrival.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>The state of the vehicle insight.</summary>
/// <param name="Epoch">The outbox it belongs to.</param>
/// <param name="Sequence">The last event that it covers.</param>
/// <param name="Open">The open visits.</param>
/// <param name="Told">Visits whose arrival was told lately, and when.</param>
internal sealed record SavedVehicles(
    string Epoch, long Sequence, IReadOnlyList<Visit> Open, IReadOnlyDictionary<string, DateTimeOffset> Told);

/// <summary>Reads and writes the file.</summary>
internal sealed class VehicleSnapshot(string folder, PayloadCipher cipher)
{
    /// <summary>The file's name.</summary>
    public const string Name = "vehicles.snapshot";

    private const string Kind = "vehicles.snapshot.v1";

    private readonly string _path = Path.Combine(folder, Name);

    /// <summary>Writes it; null, or why it could not be written, as a sentence.</summary>
    public string? Save(SavedVehicles saved)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(saved, VehicleSnapshotJson.Default.SavedVehicles);
        try
        {
            StateFile.Replace(_path, cipher.Encrypt(0, Kind, plain));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The vehicles on the site could not be written to {_path} ({fault.Message}): after a restart, "
                + "parked cars may arrive again. Make room, or give the agent write access.";
        }
    }

    /// <summary>Reads it; null where there is none or it does not open, and then why, as a sentence.</summary>
    public (SavedVehicles? Saved, string? Problem) Load()
    {
        if (!File.Exists(_path)) return (null, null);
        const string consequence = "parked cars may arrive again";
        try
        {
            var plain = cipher.Decrypt(0, Kind, File.ReadAllBytes(_path));
            if (plain is null) return (null, $"{_path} does not open with the key of the outbox: {consequence}.");
            return (JsonSerializer.Deserialize(plain, VehicleSnapshotJson.Default.SavedVehicles), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, $"{_path} cannot be read ({fault.Message}): {consequence}.");
        }
    }
}

/// <summary>JSON of the snapshot, generated at build time.</summary>
[JsonSerializable(typeof(SavedVehicles))]
internal sealed partial class VehicleSnapshotJson : JsonSerializerContext;
