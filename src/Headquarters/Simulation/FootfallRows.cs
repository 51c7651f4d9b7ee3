// The footfall rollup of a simulated shop: any period of any day, drawn from the day curve when it is asked for.
using System.Text.Json;
using EdgeAgent.Contracts;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Rows as a box's counter makes them (metric <c>footfall</c> of the topics document).</summary>
/// <param name="box">Whose shop.</param>
/// <param name="curve">How busy it is.</param>
/// <param name="period">The rows' period.</param>
internal sealed class FootfallRows(BoxAddress box, DayCurve curve, TimeSpan period)
{
    /// <summary>The metric.</summary>
    public const string Metric = "footfall";

    /// <summary>The line that is counted, as device/line.</summary>
    public const string Line = "door-camera/entrance";

    /// <summary>The period's name: <c>15m</c>.</summary>
    public string Period { get; } = $"{(int)period.TotalMinutes}m";

    /// <summary>How long a row's period is.</summary>
    public TimeSpan Length => period;

    /// <summary>The start of the period that a moment lies in.</summary>
    public DateTimeOffset StartOf(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % period.Ticks), TimeSpan.Zero);

    /// <summary>
    /// Writes one row. Who comes in leaves in the two periods that follow, half and half, so the numbers add up.
    /// </summary>
    /// <param name="json">Takes it.</param>
    /// <param name="start">The period's start.</param>
    /// <param name="asked">True for an answer: the row then says what its topic would have said.</param>
    public void Write(Utf8JsonWriter json, DateTimeOffset start, bool asked = false)
    {
        var (now, before, earlier) = (Visitors(start), Visitors(start - period), Visitors(start - (2 * period)));
        var leaving = (before / 2) + (earlier - (earlier / 2));
        var occupancy = now + before - (before / 2);
        var occupancyBefore = before + earlier - (earlier / 2);
        json.WriteStartObject();
        json.WriteString("tenant"u8, box.Tenant);
        json.WriteString("store"u8, box.Store);
        json.WriteString("box"u8, box.Box);
        json.WriteString("line"u8, Line);
        json.WriteString("area"u8, "shop"u8);
        json.WriteString("metric"u8, Metric);
        json.WriteString("start"u8, start.UtcDateTime);
        json.WriteString("end"u8, (start + period).UtcDateTime);
        json.WriteNumber("complete"u8, 1);
        json.WriteNumber("in"u8, now);
        json.WriteNumber("out"u8, leaving);
        json.WriteNumber("occupancyEnd"u8, occupancy);
        json.WriteNumber("occupancyPeak"u8, Math.Max(occupancy, occupancyBefore));
        json.WriteBoolean("suppressed"u8, false);
        json.WriteNumber("revision"u8, 1);
        if (asked)
        {
            json.WriteString("period"u8, Period);
            json.WriteString("subject"u8, Line);
        }

        json.WriteEndObject();
    }

    private int Visitors(DateTimeOffset start) => curve.Visitors(start, period);
}
