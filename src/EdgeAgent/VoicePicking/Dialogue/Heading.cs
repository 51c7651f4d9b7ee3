// Places in the store, and what a picker has heard of the way to one.
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>A slot in its aisle.</summary>
internal sealed record Spot(string Before, string Aisle, string After, string Slot)
{
    /// <summary>The slot of a line.</summary>
    public static Spot Of(WorkLine line) => new(line.PreAisle ?? "", line.Aisle, line.PostAisle ?? "", line.Slot);

    /// <summary>Whether the other is in the same aisle.</summary>
    public bool SharesAisle(Spot other) => Before == other.Before && Aisle == other.Aisle;
}

/// <summary>What was said of the way.</summary>
/// <param name="Last">The slot that the picker was sent to last; null = none in this assignment.</param>
/// <param name="Lines">How many lines he was sent to in this shift.</param>
internal sealed record Heading(Spot? Last = null, int Lines = 0);

/// <summary>What a picker puts into.</summary>
/// <param name="Name">As it is spoken.</param>
/// <param name="CheckDigits">What stands on it; null = nothing is asked.</param>
internal sealed record Container(string Name, string? CheckDigits);
