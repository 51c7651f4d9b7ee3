// A mass as people write it: a number and its unit, `500g`, `1.5 kg`.
using System.Globalization;

namespace EdgeAgent.Commands.Devices;

/// <summary>Reads masses.</summary>
internal static class MassText
{
    private const double LargestKilograms = 10_000;

    /// <summary>The mass in kg; null where the text is none, or none between 0 and 10 t.</summary>
    public static double? Kilograms(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var factor = compact.EndsWith("kg", StringComparison.Ordinal) ? 1 : 1e-3;
        if (!compact.EndsWith('g')) return null;
        return double.TryParse(
                compact.TrimEnd('g', 'k'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * factor is > 0 and <= LargestKilograms
                ? number * factor
                : null;
    }

    /// <summary>A mass for people: grams below a kilogram.</summary>
    public static string Of(double kilograms) => Math.Abs(kilograms) < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{kilograms * 1_000:0.##} g")
        : string.Create(CultureInfo.InvariantCulture, $"{kilograms:0.####} kg");
}
