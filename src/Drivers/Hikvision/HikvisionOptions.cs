// What store.yaml may say about one Hikvision camera: either it sends, or it is asked.
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Hikvision;

/// <summary>The options of one Hikvision camera.</summary>
public sealed record HikvisionOptions
{
    /// <summary>Which messages are its, and its clock.</summary>
    public required CameraOptions Camera { get; init; }

    /// <summary>How it sends by itself ("HTTP listening"); null where it is asked.</summary>
    public PushOptions? Push { get; init; }

    /// <summary>How it is asked (alertStream); null where it sends.</summary>
    public PullOptions? Pull { get; init; }

    /// <summary>Reads the block of one camera.</summary>
    public static HikvisionOptions Read(IOptionReader reader)
    {
        var options = new HikvisionOptions
        {
            Camera = CameraOptions.Read(reader),
            Push = reader.OptionalBlock("push", "The camera sends its events to the box.", PushOptions.Read),
            Pull = reader.OptionalBlock("pull", "The box asks the camera for its events.", PullOptions.Read),
        };
        if (options.Push is null == options.Pull is null)
            reader.Fault("push", "Name `push` (the camera sends) or `pull` (the box asks), and not both.");
        return options;
    }
}
