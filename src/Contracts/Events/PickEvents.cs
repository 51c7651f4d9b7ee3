// The data of the pick and shift events. They concern a person: encrypted at rest, and the operator is a number.
namespace EdgeAgent.Contracts.Events;

/// <summary>Data of all <c>retail.pick</c> events; each kind fills what it knows.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Operator">The picker's number.</param>
/// <param name="Kind">What is done: <c>pick</c>, <c>replenish</c> or <c>count</c>.</param>
/// <param name="Version">The assignment's version.</param>
/// <param name="Line">The line; null where the whole assignment is meant.</param>
/// <param name="Order">The order that the line belongs to, where there are several.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Outcome">
/// Id of what was done (confirmed, short) or is taken back (undone): unique for ever, so that what is told twice counts
/// once.
/// </param>
/// <param name="Asked">Pieces that were still to be picked before this; for a count those that should be there.</param>
/// <param name="Said">What was understood.</param>
/// <param name="Confidence">0 to 1: how sure that was.</param>
/// <param name="Means">How it was given: <c>voice</c>, <c>touch</c> or <c>scan</c>.</param>
/// <param name="Expected">What had to be said: the check digits in force.</param>
/// <param name="Right">Whether it was right (checked).</param>
/// <param name="Attempt">Which try it was, from 1 (checked).</param>
/// <param name="TooFast">True where nobody could have walked there so quickly (checked).</param>
/// <param name="Picked">Pieces of this outcome; completed: of the whole assignment.</param>
/// <param name="Reason">Why it is short, skipped, undone.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Serials">The serial number of each piece.</param>
/// <param name="WeightsKg">The weight of each piece in kilograms.</param>
/// <param name="Container">The container into which they were put.</param>
/// <param name="Lines">Lines of the assignment (started), or closed ones (completed).</param>
/// <param name="Shorts">Lines that came short (completed).</param>
/// <param name="DurationS">Seconds that it took.</param>
public sealed record PickStep(
    string Assignment,
    string Operator,
    string Kind,
    long Version,
    string? Line = null,
    string? Order = null,
    string? Slot = null,
    string? Item = null,
    string? Outcome = null,
    int? Asked = null,
    string? Said = null,
    double? Confidence = null,
    string? Means = null,
    string? Expected = null,
    bool? Right = null,
    int? Attempt = null,
    bool? TooFast = null,
    int? Picked = null,
    string? Reason = null,
    string? Lot = null,
    IReadOnlyList<string>? Serials = null,
    IReadOnlyList<double>? WeightsKg = null,
    string? Container = null,
    int? Lines = null,
    int? Shorts = null,
    double? DurationS = null);

/// <summary>Data of the <c>retail.shift</c> events.</summary>
/// <param name="Operator">The picker's number.</param>
/// <param name="Reason">Why: <c>break</c>, <c>battery</c>, <c>sign-off</c>, or words.</param>
/// <param name="Equipment">What is used: the headset's or vehicle's id.</param>
/// <param name="DurationS">Seconds of the shift (ended) or of the pause (resumed).</param>
public sealed record ShiftChanged(
    string Operator, string? Reason = null, string? Equipment = null, double? DurationS = null);

/// <summary>Data of the <c>retail.work</c> events: what became of work that was given to the box.</summary>
/// <param name="Assignment">The assignment, or the file's name where it could not be read.</param>
/// <param name="Version">Its version; null where it could not be read.</param>
/// <param name="Source">Where it came from: <c>hq</c>, <c>file</c> or <c>host</c>.</param>
/// <param name="Reason">Why: sentences.</param>
/// <param name="Operator">In whose hands it was; null for nobody's.</param>
public sealed record WorkChanged(
    string Assignment, long? Version, string Source, string? Reason = null, string? Operator = null);
