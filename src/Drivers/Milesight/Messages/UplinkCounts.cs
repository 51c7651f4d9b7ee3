// Values to counts. Where a message holds a running total and a period of the same line, the total alone counts: it
// survives a lost message, and both together would count people twice.
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>Makes counts of an uplink.</summary>
internal static class UplinkCounts
{
    private const long Wrap16 = 1L << 16;
    private const long Wrap32 = 1L << 32;

    /// <summary>The counts of all lines, presence, and records out of the memory.</summary>
    public static IReadOnlyList<CountReading> Of(Uplink uplink)
    {
        var counts = new List<CountReading>();
        Add(counts, uplink, null, "people_total_in", "people_total_out", "people_in", "people_out", Wrap16);
        Add(counts, uplink, null, "total_in", "total_out", "period_in", "period_out", Wrap16);
        Add(counts, uplink, "line", "", "", "line_in", "line_out", Wrap16);
        for (var line = 1; line <= Vs133Channels.Lines; line++)
            Add(
                counts, uplink, $"line_{line}", $"line_{line}_total_in", $"line_{line}_total_out",
                $"line_{line}_period_in", $"line_{line}_period_out", Wrap32);
        if (uplink.Integer("people_count_all") is { } present)
            counts.Add(new CountReading(null, CountMeaning.Presence, Inside: present));
        for (var region = 1; region <= 16; region++)
        {
            if (uplink.Integer($"region_{region}_count") is { } inside)
                counts.Add(new CountReading($"region_{region}", CountMeaning.Presence, Inside: inside));
        }

        counts.AddRange(uplink.History.Distinct().Select(record =>
            new CountReading(null, CountMeaning.Period, record.PeriodIn, record.PeriodOut)
            {
                At = DeviceTime.OfSeconds(record.Timestamp),
                Historical = true,
            }));
        return counts;
    }

    private static void Add(
        List<CountReading> counts, Uplink uplink, string? line,
        string totalIn, string totalOut, string periodIn, string periodOut, long wrapsAt)
    {
        if ((uplink.Integer(totalIn) ?? uplink.Integer(totalOut)) is not null)
            counts.Add(new CountReading(
                line, CountMeaning.RunningTotal, uplink.Integer(totalIn), uplink.Integer(totalOut))
            {
                WrapsAt = wrapsAt,
            });
        else if ((uplink.Integer(periodIn) ?? uplink.Integer(periodOut)) is not null)
            counts.Add(new CountReading(
                line, CountMeaning.Period, uplink.Integer(periodIn), uplink.Integer(periodOut)));
    }
}
