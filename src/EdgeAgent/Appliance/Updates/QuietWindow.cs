// The hours in which a box may restart. The box itself lives in UTC and knows no time zone: where a store's hours are
// meant, the offset stands behind the times, and summer time is left to whoever writes it.
using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeAgent.Appliance.Updates;

/// <summary>A time of each day; over midnight where it ends before it starts.</summary>
/// <param name="From">Where it starts, since midnight.</param>
/// <param name="To">Where it ends, itself not included; 24 h for the end of the day.</param>
/// <param name="Offset">What the place's clock is ahead of UTC.</param>
public sealed partial record QuietWindow(TimeSpan From, TimeSpan To, TimeSpan Offset)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>02:00 to 05:00 UTC.</summary>
    public static QuietWindow Usual { get; } = new(TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.Zero);

    /// <summary>Reads <c>02:00-05:00</c>, <c>22:30-04:00+08:00</c>; null where the text is no such thing.</summary>
    public static QuietWindow? TryParse(string text)
    {
        if (Times().Match(text) is not { Success: true } found) return null;
        var (from, to, offset) = (Time(found, 1), Time(found, 3), Time(found, 6));
        if (from >= Day || to > Day || from == to || offset > TimeSpan.FromHours(14)) return null;
        return new QuietWindow(from, to, found.Groups[5].Value == "-" ? -offset : offset);
    }

    /// <summary>Whether a moment lies in it.</summary>
    public bool Contains(DateTimeOffset moment)
    {
        var time = moment.ToOffset(Offset).TimeOfDay;
        return From < To ? time >= From && time < To : time >= From || time < To;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Text(From)}-{Text(To)}"
        + (Offset == TimeSpan.Zero ? "" : (Offset < TimeSpan.Zero ? "-" : "+") + Text(Offset));

    private static string Text(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Abs((int)time.TotalHours):00}:{Math.Abs(time.Minutes):00}");

    private static TimeSpan Time(Match found, int group) => found.Groups[group].Success
        ? new TimeSpan(Number(found.Groups[group]), Number(found.Groups[group + 1]), 0)
        : TimeSpan.Zero;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])(?:([+-])([0-9]{2}):([0-5][0-9]))?$")]
    private static partial Regex Times();
}
