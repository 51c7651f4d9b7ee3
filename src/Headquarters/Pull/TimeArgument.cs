// Times as people type them: 2026-03-01, 2026-03-01T12:00, with or without a zone, or 7d for seven days ago.
using System.Globalization;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Reads times from the command line.</summary>
internal static class TimeArgument
{
    /// <summary>Reads a time; one without a zone is UTC; null stays null.</summary>
    /// <exception cref="BoxRefusal">It is none: a sentence.</exception>
    public static DateTimeOffset? Read(string? text, string option, TimeProvider time)
    {
        if (text is null) return null;
        if (DurationYaml.Parse(text) is { } ago) return time.GetUtcNow() - ago;
        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment)
            ? moment
            : throw new BoxRefusal($"{option} is `{text}`: write 2026-03-01, 2026-03-01T12:00Z, or 7d for 7 days ago.");
    }
}
