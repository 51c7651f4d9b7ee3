// Numbers in messages: written as numbers, as texts, with a decimal point or without.
using System.Globalization;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>Reads numbers out of texts; what is no number is null.</summary>
internal static class Figures
{
    /// <summary>A finite decimal number.</summary>
    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
            ? value
            : null;

    /// <summary>A whole number; <c>3.0</c> is one.</summary>
    public static int? Integer(string? text) =>
        Number(text) is { } value && Math.Abs(value) <= int.MaxValue && Math.Floor(value) == value ? (int)value : null;

    /// <summary>A whole number of 64 bits.</summary>
    public static long? Long(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
            : Number(text) is { } number && Math.Abs(number) < 9e15 ? (long)number : null;

    /// <summary>A yes or no, in the words that cameras use.</summary>
    public static bool? Flag(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "1" or "true" or "on" or "active" or "yes" or "start" => true,
        "0" or "false" or "off" or "inactive" or "no" or "stop" => false,
        _ => null,
    };

    /// <summary>A share of 0 to 1 out of a number of which 1 or less is a share and more is a percentage.</summary>
    public static double? ShareOrPercent(double? value) => value is > 1 ? Percent(value) : Share(value);

    /// <summary>A share of 0 to 1; out of range it says nothing.</summary>
    public static double? Share(double? value) => value is >= 0 and <= 1 ? value : null;

    /// <summary>A share of 0 to 1 out of a percentage; out of range it says nothing.</summary>
    public static double? Percent(double? value) => value is >= 0 and <= 100 ? value / 100 : null;
}
