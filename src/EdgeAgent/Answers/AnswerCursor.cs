// Where an answer goes on, as a text that the asker gives back as it came.
using System.Globalization;
using EdgeAgent.Outbox;

namespace EdgeAgent.Answers;

/// <summary>Writes and reads cursors: the place of the last item that the asker has.</summary>
internal static class AnswerCursor
{
    private const char Between = '|';

    /// <summary>After a sequence: <c>812</c>.</summary>
    public static string Of(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>After a rollup: <c>footfall|15m|639080712000000000|door-camera/entrance</c>.</summary>
    public static string Of(RollupPlace place) => string.Create(
        CultureInfo.InvariantCulture, $"{place.Metric}|{place.Period}|{place.Start.UtcTicks}|{place.Subject}");

    /// <summary>Reads a sequence; false where it is none.</summary>
    public static bool TryRead(string? text, out long sequence) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence);

    /// <summary>Reads a rollup's place; false where it is none.</summary>
    public static bool TryRead(string? text, out RollupPlace place)
    {
        place = default;
        if (text?.Split(Between, 4) is not [var metric, var period, var start, var subject]) return false;
        if (!TryRead(start, out long ticks) || ticks > DateTimeOffset.MaxValue.UtcTicks) return false;
        place = new RollupPlace(metric, period, subject, new DateTimeOffset(ticks, TimeSpan.Zero));
        return true;
    }
}
