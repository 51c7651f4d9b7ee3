// The words for where work came from, as they stand in events.
namespace EdgeAgent.VoicePicking.Work.Sources;

/// <summary>Where work came from.</summary>
internal static class WorkSources
{
    /// <summary>HQ, over MQTT.</summary>
    public const string Hq = "hq";

    /// <summary>A file that was put into the folder.</summary>
    public const string File = "file";

    /// <summary>A warehouse system that talks to picking terminals.</summary>
    public const string Host = "host";
}
