// A camera that waits for its messages at a listener.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Intake;

namespace EdgeAgent.Drivers.Push;

/// <summary>The receiver of one camera's messages.</summary>
public interface IPushTarget
{
    /// <summary>The path, such as <c>/in/hikvision/gate</c>; what stands below it is the camera's too.</summary>
    string Path { get; }

    /// <summary>The longest body that is taken, in bytes.</summary>
    long LargestBody { get; }

    /// <summary>The proofs asked for.</summary>
    AccessCheck Access { get; }

    /// <summary>Takes a message; completes when what it says is on disk.</summary>
    ValueTask<IntakeOutcome> TakeAsync(CameraMessage message, CancellationToken stop);

    /// <summary>Hears that somebody was turned away on its path.</summary>
    void Refused(string reason);
}
