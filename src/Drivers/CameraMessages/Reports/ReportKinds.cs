// What a camera's message is about: the words that `edge-agent try camera-event` prints as `kind`.
namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>The kinds of reports.</summary>
public static class ReportKinds
{
    /// <summary>A vehicle whose plate was read.</summary>
    public const string Plate = "vehicle.plate";

    /// <summary>A vehicle whose plate was not read.</summary>
    public const string NoPlate = "vehicle.noplate";

    /// <summary>People counted in a period, or there now.</summary>
    public const string Count = "people.count";

    /// <summary>People counted since the camera's last reset.</summary>
    public const string RunningCount = "people.count.cumulative";

    /// <summary>Something is, or no longer is, in a zone.</summary>
    public const string ZoneObject = "zone.object";

    /// <summary>Something went where nothing is meant to be.</summary>
    public const string ZoneIntrusion = "zone.intrusion";

    /// <summary>Something crossed a line.</summary>
    public const string LineCross = "line.cross";

    /// <summary>A passive infrared sensor.</summary>
    public const string Infrared = "pir";

    /// <summary>The camera is covered, turned or blind.</summary>
    public const string Tamper = "camera.tamper";

    /// <summary>What a sensor's kind starts with: <c>sensor.temperature</c>.</summary>
    public const string SensorPrefix = "sensor.";

    /// <summary>A video server's review of several sightings.</summary>
    public const string Review = "review";

    /// <summary>Anything else: counted, and dropped.</summary>
    public const string Other = "other";
}
