// What a picker did at a line.
namespace EdgeAgent.VoicePicking.Work;

/// <summary>How a picker gave an answer.</summary>
public static class AnswerMeans
{
    /// <summary>Spoken.</summary>
    public const string Voice = "voice";

    /// <summary>Touched or typed on the handheld.</summary>
    public const string Touch = "touch";

    /// <summary>Scanned.</summary>
    public const string Scan = "scan";
}

/// <summary>One outcome of one line: all of it, a part of it, less than asked, or a count.</summary>
public sealed record LineOutcome
{
    /// <summary>Unique for ever, so that a retry is not a second pick: made once when the picker confirms.</summary>
    public required string Id { get; init; }

    /// <summary>The line.</summary>
    public required string Line { get; init; }

    /// <summary>
    /// Pieces of this outcome: for a partial those since the one before; for a count all that are there.
    /// </summary>
    public required int Picked { get; init; }

    /// <summary>Why there are no more, which closes the line; null where it is not short.</summary>
    public string? ShortReason { get; init; }

    /// <summary>The lot, where it was asked.</summary>
    public string? Lot { get; init; }

    /// <summary>The serial number of each piece, where they were asked.</summary>
    public IReadOnlyList<string> Serials { get; init; } = [];

    /// <summary>The weight of each piece in kilograms, where they were weighed.</summary>
    public IReadOnlyList<double> WeightsKg { get; init; } = [];

    /// <summary>The container into which they were put; null where there is none.</summary>
    public string? Container { get; init; }

    /// <summary>What was understood when it was confirmed; null where nothing was said.</summary>
    public string? Said { get; init; }

    /// <summary>0 to 1: how sure that was; null where nothing was said.</summary>
    public double? Confidence { get; init; }

    /// <summary>One of <see cref="AnswerMeans"/>.</summary>
    public string Means { get; init; } = AnswerMeans.Voice;

    /// <summary>From the prompt to go there until the confirmation.</summary>
    public TimeSpan Duration { get; init; }
}
