// Certificates and event times need a sane clock; boxes without a battery wake up in the past.
namespace EdgeAgent.Commands.Checks;

/// <summary>Looks at the clock.</summary>
internal static class ClockCheck
{
    private const string TimesyncFolder = "/run/systemd/timesync";
    private static readonly DateTimeOffset Earliest = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Compares the time with the year this was written, and asks systemd whether a time server was heard.
    /// </summary>
    public static Finding Run(TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (now < Earliest)
            return new Finding(
                "clock",
                FindingLevel.Warning,
                $"The clock says {now:yyyy-MM-dd HH:mm} UTC, which is past: TLS will fail. Set it, or let the box reach a time server.");
        var isUnheard = Directory.Exists(TimesyncFolder) && !File.Exists(Path.Combine(TimesyncFolder, "synchronized"));
        return isUnheard
            ? new Finding(
                "clock",
                FindingLevel.Warning,
                $"The clock says {now:yyyy-MM-dd HH:mm} UTC, but no time server was heard since the start.")
            : new Finding("clock", FindingLevel.Ok, $"The clock says {now:yyyy-MM-dd HH:mm} UTC.");
    }
}
