// Calibrations on disk: one small JSON file for each channel, `calibration/DEVICE.CHANNEL.json` in the state folder.
// `edge-agent devices calibrate` writes them; the running agent reads a changed one by itself.
using System.Text.Json;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Insights.Shelves;

/// <summary>Reads and writes calibrations.</summary>
/// <param name="stateFolder">The state folder.</param>
internal sealed class CalibrationFiles(string stateFolder)
{
    /// <summary>The folder of the calibrations within the state folder.</summary>
    public const string Folder = "calibration";

    /// <summary>Where the calibration of a channel lies, whether it is there or not.</summary>
    /// <param name="device">The device's id.</param>
    /// <param name="channel">The channel's name in the config; what a file's name cannot hold is escaped.</param>
    public string PathOf(string device, string channel) =>
        Path.Combine(stateFolder, Folder, $"{device}.{Uri.EscapeDataString(channel)}.json");

    /// <summary>When the file was last written, UTC; the same old moment for every file that is not there.</summary>
    public DateTime WrittenAt(string device, string channel) => File.GetLastWriteTimeUtc(PathOf(device, channel));

    /// <summary>Reads it; null where there is none or it cannot be used, and then why, as a sentence.</summary>
    public (Calibration? Calibration, string? Problem) Load(string device, string channel)
    {
        var path = PathOf(device, channel);
        try
        {
            if (!File.Exists(path)) return (null, null);
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), CalibrationJson.Default.Calibration);
            return read is { Fault: null }
                ? (read, null)
                : (null, Unusable(path, read?.Fault ?? "it is empty", device, channel));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return (null, Unusable(path, fault.Message.TrimEnd('.'), device, channel));
        }
    }

    /// <summary>Writes it, whole or not at all; null, or why it could not be written, as a sentence.</summary>
    /// <exception cref="ArgumentException">It has a fault.</exception>
    public string? Save(string device, string channel, Calibration calibration)
    {
        if (calibration.Fault is { } fault) throw new ArgumentException($"This is no calibration: {fault}.");
        var path = PathOf(device, channel);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var json = JsonSerializer.SerializeToUtf8Bytes(calibration, CalibrationJson.Default.Calibration);
            StateFile.Replace(path, json);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"The calibration could not be written to {path} ({refused.Message.TrimEnd('.')}): make room, or give "
                + "yourself write access (`sudo -u edge-agent`).";
        }
    }

    private static string Unusable(string path, string why, string device, string channel) =>
        $"The calibration {path} cannot be used ({why}): take it anew with "
        + $"`edge-agent devices calibrate {device} {channel}`.";
}
