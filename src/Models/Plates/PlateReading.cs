// What the reader makes of one plate.
namespace EdgeAgent.Models.Plates;

/// <summary>The text on one plate.</summary>
/// <param name="Text">Upper case, letters and digits only, in its own script; empty where nothing was read.</param>
/// <param name="Confidence">How likely the whole text is right, 0 to 1.</param>
/// <param name="Region">
/// Where the plate comes from: <c>cn</c>, <c>eu</c>, <c>us</c>, <c>br</c>, or, where only one fits, a country or series
/// such as <c>eu-sk</c>.
/// </param>
public sealed record PlateReading(string Text, double Confidence, string Region)
{
    /// <summary>Nothing was read.</summary>
    public static PlateReading None { get; } = new("", 0, "");
}
