// What of a shelf survives a restart.
namespace EdgeAgent.Insights.Shelves;

/// <summary>How well a shelf is stocked.</summary>
public enum Stock
{
    /// <summary>Its readings have not lain still yet.</summary>
    Unknown,

    /// <summary>There is enough.</summary>
    Stocked,

    /// <summary>There is little.</summary>
    Low,

    /// <summary>There is nothing.</summary>
    Empty,
}

/// <summary>The state of a shelf.</summary>
/// <param name="Told">What was told last, in items or steps; null = nothing yet.</param>
/// <param name="Stock">How it was stocked.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Drift">What the empty scale reads, in items.</param>
/// <param name="Noise">Standard deviation of the readings, in items or steps.</param>
internal sealed record SavedShelf(double? Told, Stock Stock, DateTimeOffset Since, double Drift, double? Noise);
