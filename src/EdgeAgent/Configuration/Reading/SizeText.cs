// Sizes as the config writes them: a whole number and its unit in powers of 1,024, `512MiB`.
using System.Globalization;

namespace EdgeAgent.Configuration.Reading;

/// <summary>Reads and writes sizes with their unit.</summary>
internal static class SizeText
{
    /// <summary>What a right one looks like, for JSON Schema.</summary>
    public const string Pattern = "^[0-9]+(B|KiB|MiB|GiB|TiB)$";

    private static readonly (string Unit, long Bytes)[] Units =
        [("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10), ("B", 1)];

    /// <summary>Reads <c>64KiB</c>, <c>512MiB</c>, <c>2GiB</c>.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is <= 0 or > 12) return false;
        var count = long.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture);
        foreach (var (unit, size) in Units)
        {
            if (!text.AsSpan(digits).SequenceEqual(unit) || count > long.MaxValue / size) continue;
            bytes = count * size;
            return true;
        }

        return false;
    }

    /// <summary>
    /// What a size with a like-sounding unit (<c>5MB</c>, <c>5m</c>) was probably meant to be; null where it is a
    /// riddle.
    /// </summary>
    public static long? Meant(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        var unit = compact.TrimStart("0123456789".ToCharArray());
        if (unit.Length == 0) return null;
        return TryParse($"{compact[..^unit.Length]}{char.ToUpperInvariant(unit[0])}iB", out var bytes) ? bytes : null;
    }

    /// <summary>Writes a size in the largest unit that leaves no rest.</summary>
    public static string Of(long bytes)
    {
        foreach (var (unit, size) in Units)
            if (bytes != 0 && bytes % size == 0) return $"{bytes / size}{unit}";
        return "0B";
    }
}
