// What a supervisor wants to know of picking at this moment. Pickers are numbers here, never names.
namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>Picking at one moment.</summary>
public sealed record PickingStatus
{
    /// <summary>The pickers of the day, those with work in hand first.</summary>
    public required IReadOnlyList<PickerStatus> Pickers { get; init; }

    /// <summary>The assignments: those in hand, then the next of those that wait.</summary>
    public required IReadOnlyList<AssignmentStatus> Assignments { get; init; }

    /// <summary>Assignments in nobody's hands.</summary>
    public required int Waiting { get; init; }

    /// <summary>Assignments in hand.</summary>
    public required int InHand { get; init; }

    /// <summary>Since the start of the agent.</summary>
    public required PickingTotals Totals { get; init; }

    /// <summary>Lines that all pickers closed within the last hour.</summary>
    public required int LinesLastHour { get; init; }

    /// <summary>The slots where most went wrong.</summary>
    public required IReadOnlyList<SlotStatus> WorstSlots { get; init; }

    /// <summary>Results that wait for the warehouse system; null where none is configured.</summary>
    public int? WaitingResults { get; init; }

    /// <summary>What is wrong with the desk or a source of work: sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}

/// <summary>All pickers together; each only rises.</summary>
/// <param name="Lines">Lines closed.</param>
/// <param name="Pieces">Pieces.</param>
/// <param name="Shorts">Lines that came short.</param>
/// <param name="Reprompts">Prompts said again.</param>
public sealed record PickingTotals(long Lines, long Pieces, long Shorts, long Reprompts);

/// <summary>One picker.</summary>
/// <param name="Operator">His number.</param>
/// <param name="Assignment">What he has in hand; null for nothing.</param>
/// <param name="Slot">The slot he is sent to; null where there is none.</param>
/// <param name="Lines">Lines closed.</param>
/// <param name="Pieces">Pieces.</param>
/// <param name="LinesLastHour">Lines closed within the last hour.</param>
/// <param name="LinesPerHour">Lines an hour of the time that the lines took.</param>
/// <param name="MedianLineS">Median seconds a line.</param>
/// <param name="ShortShare">Short lines among those closed, 0 to 1.</param>
/// <param name="RepromptsPerLine">Prompts said again for each line closed.</param>
public sealed record PickerStatus(
    string Operator, string? Assignment, string? Slot, int Lines, int Pieces, int LinesLastHour, double? LinesPerHour,
    double? MedianLineS, double? ShortShare, double? RepromptsPerLine);

/// <summary>One assignment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind"><c>pick</c>, <c>replenish</c> or <c>count</c>.</param>
/// <param name="Operator">Who has it in hand; null for nobody.</param>
/// <param name="Since">When he took it, UTC.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Closed">Those that are done or short.</param>
/// <param name="Shorts">Those that are short.</param>
/// <param name="Skipped">Those that are passed over for now.</param>
/// <param name="Priority">0 to 9.</param>
/// <param name="Source">Where it came from.</param>
public sealed record AssignmentStatus(
    string Id, string Kind, string? Operator, DateTimeOffset? Since, int Lines, int Closed, int Shorts, int Skipped,
    int Priority, string Source);

/// <summary>One slot where something went wrong.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Lines">Lines closed there.</param>
/// <param name="Shorts">Lines that came short.</param>
/// <param name="WrongDigits">Check digits that were not right.</param>
/// <param name="Skips">Times it was skipped.</param>
public sealed record SlotStatus(string Slot, int Lines, int Shorts, int WrongDigits, int Skips);
