// What store.yaml may say about one Milesight counter.
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Milesight.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Milesight;

/// <summary>The options of one counter.</summary>
public sealed record MilesightOptions
{
    /// <summary>The model: the same bytes mean different things on different models.</summary>
    public MilesightModel Model { get; init; }

    /// <summary>Which messages are its, and its clock.</summary>
    public required CameraOptions Camera { get; init; }

    /// <summary>How the network server forwards its uplinks.</summary>
    public required PushOptions Push { get; init; }

    /// <summary>Reads the block of one counter.</summary>
    public static MilesightOptions Read(IOptionReader reader) => new()
    {
        Model = reader.Choice("model", "The model of the counter.", MilesightModel.Vs121),
        Camera = CameraOptions.Read(reader),
        Push = reader.Block("push", "The network server forwards the counter's uplinks to the box.", PushOptions.Read),
    };
}
