// Time spans as the config writes them: a whole number and its unit, `15s`.
using System.Globalization;

namespace EdgeAgent.Configuration.Reading;

/// <summary>Reads and writes time spans with their unit.</summary>
internal static class DurationText
{
    /// <summary>What a right one looks like, for JSON Schema.</summary>
    public const string Pattern = "^[0-9]+(ms|s|m|h|d)$";

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("d", TimeSpan.FromDays(1)), ("h", TimeSpan.FromHours(1)), ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)), ("ms", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>Reads <c>500ms</c>, <c>15s</c>, <c>10m</c>, <c>2h</c>, <c>7d</c>.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = default;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is <= 0 or > 12) return false;
        var count = long.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        foreach (var (unit, length) in Units)
        {
            if (!text.AsSpan(digits).SequenceEqual(unit) || count > TimeSpan.MaxValue.Ticks / length.Ticks) continue;
            span = TimeSpan.FromTicks(count * length.Ticks);
            return true;
        }

        return false;
    }

    /// <summary>
    /// What a number without unit, or with a longer word for it, was probably meant to be; null where it is a riddle.
    /// </summary>
    public static TimeSpan? Meant(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        var unit = compact.TrimStart("0123456789".ToCharArray());
        return TryParse(compact[..^unit.Length] + ShortUnit(unit), out var span) ? span : null;
    }

    private static string ShortUnit(string unit)
    {
        if (unit.Length == 0) return "s";
        var isMilliseconds = unit.StartsWith("ms", StringComparison.OrdinalIgnoreCase);
        return isMilliseconds ? "ms" : char.ToLowerInvariant(unit[0]).ToString();
    }

    /// <summary>Writes a span in the largest unit that leaves no rest; nothing is finer than a millisecond.</summary>
    public static string Of(TimeSpan span)
    {
        foreach (var (unit, length) in Units)
            if (span.Ticks != 0 && span.Ticks % length.Ticks == 0) return $"{span.Ticks / length.Ticks}{unit}";
        return span == TimeSpan.Zero ? "0s" : $"{span.TotalMilliseconds:0}ms";
    }
}
