// What store.yaml may say about one Axis camera: it sends over HTTP, or as bare JSON over TCP.
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Axis;

/// <summary>The options of one Axis camera.</summary>
public sealed record AxisOptions
{
    /// <summary>Which messages are its, and its clock.</summary>
    public required CameraOptions Camera { get; init; }

    /// <summary>How it sends over HTTP; null where it sends over TCP.</summary>
    public PushOptions? Push { get; init; }

    /// <summary>How it sends over TCP; null where it sends over HTTP.</summary>
    public AxisTcpOptions? Tcp { get; init; }

    /// <summary>Reads the block of one camera.</summary>
    public static AxisOptions Read(IOptionReader reader)
    {
        var options = new AxisOptions
        {
            Camera = CameraOptions.Read(reader),
            Push = reader.OptionalBlock("push", "The camera sends its events over HTTP.", PushOptions.Read),
            Tcp = reader.OptionalBlock(
                "tcp", "The camera sends its events as JSON over bare TCP.", AxisTcpOptions.Read),
        };
        if (options.Push is null == options.Tcp is null)
            reader.Fault("push", "Name `push` (HTTP) or `tcp` (bare JSON), and not both.");
        return options;
    }
}
