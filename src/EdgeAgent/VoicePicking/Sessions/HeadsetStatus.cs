// Headsets in the agent's snapshot: what the status page, the metrics and the health answers say of them. No name
// and no operator's number stands here.
namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Headsets at one moment.</summary>
public sealed record HeadsetStatus
{
    /// <summary>Where handhelds open the page; null where none is served.</summary>
    public string? Address { get; init; }

    /// <summary>SHA-256 of what handhelds have to trust.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Who works where.</summary>
    public required IReadOnlyList<PickerStanding> Pickers { get; init; }

    /// <summary>From the end of an answer to the first byte of the next prompt.</summary>
    public required LatencyFigures Latency { get; init; }

    /// <summary>Blocks of sound that were lost on the way or not taken in time.</summary>
    public required long LostBlocks { get; init; }

    /// <summary>What is wrong, and what to do: sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>A picker as others see him.</summary>
/// <param name="Headset">Where he works.</param>
/// <param name="LineUp">Whether the line to it is up.</param>
/// <param name="Activity">Where the dialogue stands, a word.</param>
/// <param name="Needs">Why he needs somebody; null = he does not.</param>
public sealed record PickerStanding(string Headset, bool LineUp, string Activity, string? Needs);
