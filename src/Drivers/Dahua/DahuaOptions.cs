// What store.yaml may say about one Dahua camera: either it sends, or it is asked.
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Dahua;

/// <summary>The options of one Dahua camera.</summary>
public sealed record DahuaOptions
{
    private static readonly string[] UsualCodes = ["TrafficJunction", "NumberStat", "CrossLineDetection", "VideoBlind"];

    /// <summary>Which messages are its, and its clock.</summary>
    public required CameraOptions Camera { get; init; }

    /// <summary>True for cameras that write their local time as UTC and have no RealUTC.</summary>
    public bool UtcIsLocal { get; init; }

    /// <summary>The events to ask for.</summary>
    public IReadOnlyList<string> Codes { get; init; } = UsualCodes;

    /// <summary>Which of the camera's two streams is asked for.</summary>
    public DahuaStream Stream { get; init; }

    /// <summary>How it sends by itself (ITSAPI); null where it is asked.</summary>
    public PushOptions? Push { get; init; }

    /// <summary>How it is asked (eventManager); null where it sends.</summary>
    public PullOptions? Pull { get; init; }

    /// <summary>Reads the block of one camera.</summary>
    public static DahuaOptions Read(IOptionReader reader)
    {
        var codes = reader.Texts(
            "codes", "Events to ask for; without it TrafficJunction, NumberStat, CrossLineDetection and VideoBlind.",
            "[TrafficJunction]");
        var options = new DahuaOptions
        {
            Camera = CameraOptions.Read(reader),
            UtcIsLocal = reader.Flag(
                "utc-is-local", "The camera writes its local time as UTC; needs `time-zone`.", false),
            Stream = reader.Choice(
                "stream",
                    "`events` (eventManager), or `snapshots` (snapManager) where a camera tells plates only there.",
                DahuaStream.Events),
            Codes = codes.Count > 0 ? codes : UsualCodes,
            Push = reader.OptionalBlock("push", "The camera sends its events to the box.", PushOptions.Read),
            Pull = reader.OptionalBlock("pull", "The box asks the camera for its events.", PullOptions.Read),
        };
        if (options.Push is null == options.Pull is null)
            reader.Fault("push", "Name `push` (the camera sends) or `pull` (the box asks), and not both.");
        if (options.UtcIsLocal && options.Camera.Zone is null)
            reader.Fault("time-zone", "`utc-is-local` needs the zone of the camera's clock: name `time-zone`.");
        if (options.Codes.FirstOrDefault(code => !code.All(char.IsAsciiLetterOrDigit)) is { } wrong)
            reader.Fault("codes", $"`{wrong}` is no code of an event: they are words such as `TrafficJunction`.");
        return options;
    }
}
