// The metrics of shelves, cold places, doors, calls for help and outputs.
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Outputs;

namespace EdgeAgent.Web;

/// <summary>Turns figures into metrics.</summary>
internal static class SensorMetrics
{
    /// <summary>Adds them.</summary>
    public static void Add(PrometheusText text, SensorFigures sensors, IReadOnlyList<OutputFigure> outputs)
    {
        foreach (var shelf in sensors.Shelves.Where(shelf => shelf.Count is not null))
            text.Gauge("edge_agent_shelf_items", "Items on a shelf.", shelf.Count ?? 0, ("slot", shelf.Slot));
        foreach (var shelf in sensors.Shelves.Where(shelf => shelf.FillShare is not null))
            text.Gauge(
                "edge_agent_shelf_fill_ratio", "How full a shelf is.", shelf.FillShare ?? 0, ("slot", shelf.Slot));
        foreach (var shelf in sensors.Shelves.Where(shelf => shelf.Stock != Stock.Unknown))
            text.Gauge(
                "edge_agent_shelf_empty", "1 where a shelf is empty.", shelf.Stock == Stock.Empty ? 1 : 0,
                ("slot", shelf.Slot));
        foreach (var place in sensors.Cold.Where(place => place.TemperatureC is not null))
            text.Gauge(
                "edge_agent_cold_celsius", "Temperature of a cold place.", place.TemperatureC ?? 0,
                ("place", place.Place));
        foreach (var place in sensors.Cold)
            text.Gauge(
                "edge_agent_cold_breach", "1 where a cold place has been too warm for too long.",
                place.Breach ? 1 : 0, ("place", place.Place));
        foreach (var door in sensors.Doors.Where(door => door.Open is not null))
            text.Gauge(
                "edge_agent_door_open", "1 where a door is open.", door.Open == true ? 1 : 0, ("door", door.Door));
        foreach (var place in sensors.Help)
            text.Gauge(
                "edge_agent_help_waiting", "1 where somebody waits for help.", place.WaitingSince is null ? 0 : 1,
                ("place", place.Place));
        foreach (var output in outputs)
            text.Gauge(
                "edge_agent_output_on", "1 where an output should be on.", output.On ? 1 : 0,
                ("output", output.Output));
    }
}
