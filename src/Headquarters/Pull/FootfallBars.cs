// The visitors of a day by the hour, as bars that a person takes in at a glance.
using System.Text.Json;
using Spectre.Console;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Draws footfall rows.</summary>
internal static class FootfallBars
{
    private const int Width = 80;

    /// <summary>Draws who came in by the hour of the day (UTC); nothing where no row is of footfall.</summary>
    public static void Print(IAnsiConsole console, IEnumerable<JsonElement> rows)
    {
        var hours = ByHour(rows);
        if (hours.Count == 0) return;
        var chart = new BarChart().Width(Width).Label("visitors in, by hour (UTC)");
        foreach (var (hour, visitors) in hours) chart.AddItem($"{hour:00}:00", visitors, Color.Green);
        console.Write(chart);
    }

    /// <summary>Visitors in by the hour of the day, hours without any row left out.</summary>
    public static SortedDictionary<int, long> ByHour(IEnumerable<JsonElement> rows)
    {
        var hours = new SortedDictionary<int, long>();
        foreach (var row in rows)
        {
            if (row.ValueKind != JsonValueKind.Object
                || !row.TryGetProperty("metric", out var metric) || metric.GetString() != "footfall"
                || !row.TryGetProperty("start", out var start) || !start.TryGetDateTimeOffset(out var time)) continue;
            var visitors = row.TryGetProperty("in", out var count) && count.TryGetInt64(out var value) ? value : 0;
            hours[time.UtcDateTime.Hour] = hours.GetValueOrDefault(time.UtcDateTime.Hour) + visitors;
        }

        return hours;
    }
}
