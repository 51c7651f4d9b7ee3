// What became of an update.
namespace EdgeAgent.Appliance.Updates.Records;

/// <summary>How it ended.</summary>
public enum UpdateEnding
{
    /// <summary>The new version is confirmed.</summary>
    Applied,

    /// <summary>It was not even written: unsigned, damaged, older, for another board.</summary>
    Refused,

    /// <summary>It could not be written, or did not come up well and was taken back.</summary>
    Failed,
}

/// <summary>One update.</summary>
/// <param name="Mark">A mark of its own.</param>
/// <param name="Time">When it ended, UTC.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="From">The version that ran before.</param>
/// <param name="To">The version that was to run; a file's name where the bundle does not say.</param>
/// <param name="Reason">Why it did not stay: sentences; null where it did.</param>
public sealed record UpdateOutcome(
    string Mark, DateTimeOffset Time, UpdateEnding Ending, string From, string To, string? Reason);
