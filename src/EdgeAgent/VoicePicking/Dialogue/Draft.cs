// What is known so far of a result that is not recorded yet.
using System.Collections.Immutable;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>A result in the making.</summary>
/// <param name="Picked">Pieces of it; for a count all that are there.</param>
/// <param name="By">The answer that said so.</param>
internal sealed record Draft(int Picked, Answer By)
{
    /// <summary>Why there are no more; null where it is not short.</summary>
    public string? ShortReason { get; init; }

    /// <summary>The lot; null as long as it was not asked.</summary>
    public string? Lot { get; init; }

    /// <summary>The serial numbers so far, one for each piece.</summary>
    public ImmutableList<string> Serials { get; init; } = [];

    /// <summary>The weights so far in kilograms, one for each piece.</summary>
    public ImmutableList<double> WeightsKg { get; init; } = [];

    /// <summary>Whether the pieces are where they belong.</summary>
    public bool Placed { get; init; }

    /// <summary>As a result.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="line">The line.</param>
    /// <param name="container">What it was put into; null = nothing that has a name.</param>
    /// <param name="duration">From the prompt to go there.</param>
    public LineOutcome Outcome(string id, WorkLine line, string? container, TimeSpan duration) => new()
    {
        Id = id,
        Line = line.Id,
        Picked = Picked,
        ShortReason = ShortReason,
        Lot = Lot,
        Serials = Serials,
        WeightsKg = WeightsKg,
        Container = container,
        Said = By.Text,
        Confidence = By.Confidence,
        Means = By.Means,
        Duration = duration,
    };
}
