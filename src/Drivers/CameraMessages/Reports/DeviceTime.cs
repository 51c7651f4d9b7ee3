// Time as devices write it: with a zone, without one, as seconds or milliseconds since 1970, or not at all.
using System.Globalization;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>A device's own words about a time, and what they mean.</summary>
/// <param name="Raw">The text as sent; null where there is none or it is a number.</param>
/// <param name="Utc">The time, where the device's words leave no doubt.</param>
/// <param name="Local">A local time that came without its zone.</param>
public readonly record struct DeviceTime(string? Raw, DateTimeOffset? Utc, DateTime? Local)
{
    private const long Year2000 = 946_684_800;
    private const long Year2100 = 4_102_444_800;

    private static readonly string[] ZonelessForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyyMMddHHmmssfff", "yyyyMMddHHmmss",
        "yyyyMMdd HHmmssfff", "yyyyMMdd'T'HHmmss", "yyyy/MM/dd HH:mm:ss", "yyyy-M-d H:m:s",
    ];

    /// <summary>Whether the device said anything usable.</summary>
    public bool IsStated => Utc is not null || Local is not null;

    /// <summary>Milliseconds since 1970; null where the zone is not known.</summary>
    public long? Milliseconds => Utc?.ToUnixTimeMilliseconds();

    /// <summary>A text: ISO 8601 with a zone, or a local time in one of the forms that cameras use.</summary>
    /// <param name="text">Null or nonsense gives nothing but its own text.</param>
    /// <param name="isUtc">Whether a time without a zone is UTC (ONVIF, Axis) or local.</param>
    public static DeviceTime OfText(string? text, bool isUtc = false)
    {
        if (string.IsNullOrWhiteSpace(text)) return default;
        var raw = text.Trim();
        if (DateTime.TryParseExact(
                raw, ZonelessForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return isUtc ? new(raw, new DateTimeOffset(local, TimeSpan.Zero), null) : new(raw, null, local);
        return raw.Length >= 17 && DateTimeOffset.TryParse(
                raw, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new(raw, time.ToUniversalTime(), null)
            : new(raw, null, null);
    }

    /// <summary>Seconds since 1970, with a fraction; out of the years 2000 to 2100 they say nothing.</summary>
    public static DeviceTime OfSeconds(double? seconds) =>
        seconds is >= Year2000 and < Year2100
            ? new(null, DateTimeOffset.UnixEpoch.AddTicks((long)(seconds.Value * TimeSpan.TicksPerSecond)), null)
            : default;

    /// <summary>Milliseconds since 1970, under the same rule.</summary>
    public static DeviceTime OfMilliseconds(long? milliseconds) =>
        milliseconds is >= Year2000 * 1000 and < Year2100 * 1000
            ? new(null, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value), null)
            : default;

    /// <summary>The time in UTC.</summary>
    /// <param name="zone">The camera's zone, for a local time.</param>
    /// <param name="received">When the message came in: stands in where the device says nothing.</param>
    /// <returns>The time, and whether it is a guess: no time, no zone, or an hour that the change to winter time
    /// repeats.</returns>
    public (DateTimeOffset Time, bool Estimated) Resolve(TimeZoneInfo? zone, DateTimeOffset received)
    {
        if (Utc is { } utc) return (utc, false);
        if (Local is not { } local || zone is null) return (received, true);
        if (zone.IsInvalidTime(local)) return (new DateTimeOffset(local, zone.BaseUtcOffset).ToUniversalTime(), true);
        if (!zone.IsAmbiguousTime(local))
            return (new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), false);
        var nearest = zone.GetAmbiguousTimeOffsets(local)
            .Select(offset => new DateTimeOffset(local, offset).ToUniversalTime())
            .MinBy(time => (time - received).Duration());
        return (nearest, true);
    }
}
