// The second half of every "expected …": what an option takes, in words, with range and unit.
using System.Globalization;

namespace EdgeAgent.Configuration.Reading;

/// <summary>Says what an option takes.</summary>
internal static class Expected
{
    /// <summary>A whole number with its range.</summary>
    public static string Integer(int minimum, int maximum, string? unit) =>
        $"a whole number from {minimum} to {maximum}{Unit(unit)}";

    /// <summary>A decimal number with its range.</summary>
    public static string Number(double minimum, double maximum, string? unit) =>
        $"a number from {Plain(minimum)} to {Plain(maximum)}{Unit(unit)}";

    /// <summary>A time span with its range.</summary>
    public static string Duration(TimeSpan minimum, TimeSpan maximum) =>
        $"a time with its unit (ms, s, m, h, d) from {DurationText.Of(minimum)} to {DurationText.Of(maximum)}";

    /// <summary>A size with its range.</summary>
    public static string Size(long minimum, long maximum) =>
        $"a size with its unit (KiB, MiB, GiB) from {SizeText.Of(minimum)} to {SizeText.Of(maximum)}";

    /// <summary>One of some words.</summary>
    public static string OneOf(IReadOnlyCollection<string> words) =>
        (words.Count == 1 ? "" : "one of ") + string.Join(", ", words.Select(word => $"`{word}`"));

    /// <summary>A number as the config writes it.</summary>
    public static string Plain(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Unit(string? unit) => unit is null ? "" : $" {unit}";
}
