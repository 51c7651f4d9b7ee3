// What every camera's block may say, whatever its make and however its messages come.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>Which messages are a camera's, and what its clock shows.</summary>
public sealed record CameraOptions
{
    /// <summary>Which of several cameras on one path or recorder it is.</summary>
    public SourceRule Rule { get; init; } = new();

    /// <summary>The zone of its clock, for times that come without one; null = they are replaced by the time of
    /// receipt.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Reads the keys from the device's own block.</summary>
    public static CameraOptions Read(IOptionReader reader) => new()
    {
        Rule = new SourceRule(
            reader.OptionalText("channel", "Channel of the recorder, where one delivers for many cameras.", "\"1\""),
            reader.OptionalText(
                "mac", "MAC address of the camera, where several share a path.", "\"44:a6:42:00:00:01\""),
            reader.OptionalText("serial", "Serial number of the camera, where several share a path.")),
        Zone = ReadZone(reader),
    };

    private static TimeZoneInfo? ReadZone(IOptionReader reader)
    {
        var name = reader.OptionalText(
            "time-zone", "Zone of the camera's clock, for times that it sends without one.", "Europe/Berlin");
        if (name is null) return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone;
        reader.Fault("time-zone", $"`{name}` is no time zone: write one such as `Europe/Berlin`.");
        return null;
    }
}
