// The tracker in figures, for health, metrics and the status page.
namespace EdgeAgent.Insights.Tags;

/// <summary>What the tracker holds and did since it was made.</summary>
public sealed record TagFigures
{
    /// <summary>Tags that are believed to be in a zone.</summary>
    public required int Live { get; init; }

    /// <summary>Tags that were read too little to be believed yet.</summary>
    public required int Candidates { get; init; }

    /// <summary>
    /// Live tags whose reader is away or holds back, so that nobody knows whether they are still there.
    /// </summary>
    public required int Unknown { get; init; }

    /// <summary>Reads, those included that readers merged into one row.</summary>
    public required long Reads { get; init; }

    /// <summary>Arrivals.</summary>
    public required long Arrived { get; init; }

    /// <summary>Moves.</summary>
    public required long Moved { get; init; }

    /// <summary>Departures, early ones included.</summary>
    public required long Departed { get; init; }

    /// <summary>Candidates that were forgotten as strays.</summary>
    public required long Strays { get; init; }

    /// <summary>Tags that departed early because there was no room.</summary>
    public required long DepartedEarly { get; init; }

    /// <summary>How often a reader's clock was set anew.</summary>
    public required long ClockSteps { get; init; }

    /// <summary>Bytes that the tags take.</summary>
    public required long Bytes { get; init; }
}
