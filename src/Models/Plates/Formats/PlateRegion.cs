// A part of the world whose plates look alike.
namespace EdgeAgent.Models.Plates.Formats;

/// <summary>A region of the format table.</summary>
/// <param name="Name">Its short name, such as <c>eu</c>.</param>
/// <param name="Shapes">Width over height of its plates seen straight on, at least one.</param>
internal sealed record PlateRegion(string Name, IReadOnlyList<double> Shapes)
{
    /// <summary>Plates are seen at an angle, and corners are not exact: spread of the logarithm of the shape.</summary>
    private const double Spread = 0.22;

    /// <summary>Least likelihood, so that a wrong shape alone decides nothing.</summary>
    private const double Floor = 0.1;

    /// <summary>How well a plate's outline fits this region, 0.1 to 1.1.</summary>
    /// <param name="shape">Width over height as seen; null or not positive where it is not known.</param>
    public double Likelihood(double? shape)
    {
        if (shape is not > 0) return 1;
        var nearest = double.MaxValue;
        foreach (var expected in Shapes) nearest = Math.Min(nearest, Math.Abs(Math.Log(shape.Value / expected)));
        return Floor + Math.Exp(-nearest * nearest / (2 * Spread * Spread));
    }
}
