// The `work:` block of `voice-picking:`: where work comes from beside HQ, and when it returns to the pool.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.VoicePicking.Work.Sources;

/// <summary>Where work comes from.</summary>
public sealed record WorkOptions
{
    /// <summary>The folder into which work files are put; null where none is watched.</summary>
    public string? Drop { get; init; }

    /// <summary>A file that names the slots of the store; null where any slot is taken for right.</summary>
    public string? Slots { get; init; }

    /// <summary>HQ's list of slots; null where none is used.</summary>
    public string? HqSlots { get; init; }

    /// <summary>After so long without a sign of a picker, his work returns to the pool.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromHours(4);

    /// <summary>Reads the block.</summary>
    public static WorkOptions Read(IOptionReader reader)
    {
        var standard = new WorkOptions();
        return new WorkOptions
        {
            Drop = reader.OptionalText(
                "drop",
                "A folder: `.csv` and `.json` files of work that are put there are taken, and moved to `done` or `refused` in it.",
                "/srv/picking"),
            Slots = reader.OptionalFile(
                "slots",
                "A file with the slots of the store, one a line: work that names another slot is refused.",
                "slots.csv"),
            HqSlots = reader.OptionalText(
                "hq-slots", "The name of HQ's list of slots, in the place of a file.", "slots"),
            AbandonAfter = reader.Duration(
                "abandon-after", "After so long without a sign of a picker, his work returns to the pool.",
                standard.AbandonAfter, TimeSpan.FromMinutes(5), TimeSpan.FromDays(7)),
        };
    }
}
