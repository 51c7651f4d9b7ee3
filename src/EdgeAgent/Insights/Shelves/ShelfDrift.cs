// Follows a scale whose zero creeps with temperature and age: slowly, as creeping is, and with a word when it has gone
// too far.
namespace EdgeAgent.Insights.Shelves;

/// <summary>The drift of one shelf's scale.</summary>
internal sealed class ShelfDrift(string slot, ShelfOptions options, double unitWeight)
{
    private const double FollowSeconds = 600;

    /// <summary>A rest beyond this is no drift but something that does not belong there.</summary>
    private const double Believable = 0.4;

    /// <summary>What the empty scale reads, in items.</summary>
    public double Units { get; set; }

    /// <summary>That it has gone too far: a sentence.</summary>
    public string? Problem => Math.Abs(Units * unitWeight) <= (options.DriftLimit ?? (unitWeight / 2))
        ? null
        : $"The scale of shelf {slot} has drifted by {Units * unitWeight:0} g since its zero was taken: take it anew "
            + $"with `edge-agent devices calibrate {options.Weight?.Device} {options.Weight?.Channel}`.";

    /// <summary>Follows what is left of a level when its items are taken off.</summary>
    public void Follow(double rest, double seconds)
    {
        if (Math.Abs(rest) < Believable) Units += rest * Math.Min(seconds / FollowSeconds, 0.1);
    }
}
