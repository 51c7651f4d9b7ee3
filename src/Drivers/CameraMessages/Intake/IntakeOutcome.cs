// What became of a message: what the camera is answered follows from it.
namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>What became of a message.</summary>
public enum IntakeOutcome
{
    /// <summary>It is on disk, or there was nothing in it to keep: 200.</summary>
    Taken,

    /// <summary>It could not be read and is in quarantine: 200, or the camera would send it for ever.</summary>
    Quarantined,

    /// <summary>It could not be stored: 503, and it will be new when it comes again.</summary>
    NotStored,
}
