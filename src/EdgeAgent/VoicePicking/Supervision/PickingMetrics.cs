// Picking as metrics: totals alone, since a metric that names a picker would stay for years.
using EdgeAgent.Web;

namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>Writes the metrics.</summary>
internal static class PickingMetrics
{
    /// <summary>Writes them.</summary>
    public static void Write(PrometheusText text, PickingStatus picking)
    {
        const string Assignments = "edge_agent_picking_assignments";
        text.Gauge(Assignments, "Assignments by where they are.", picking.InHand, ("state", "in-hand"));
        text.Gauge(Assignments, "Assignments by where they are.", picking.Waiting, ("state", "waiting"));
        text.Gauge(
            "edge_agent_picking_open_lines", "Lines still to do of the assignments in hand.",
            picking.Assignments.Where(one => one.Operator is not null).Sum(one => one.Lines - one.Closed));
        text.Counter("edge_agent_picking_lines_total", "Lines closed since the start.", picking.Totals.Lines);
        text.Counter("edge_agent_picking_pieces_total", "Pieces since the start.", picking.Totals.Pieces);
        text.Counter(
            "edge_agent_picking_shorts_total", "Lines that came short since the start.", picking.Totals.Shorts);
        text.Counter(
            "edge_agent_picking_reprompts_total", "Prompts said again since the start.", picking.Totals.Reprompts);
        text.Gauge("edge_agent_picking_lines_last_hour", "Lines closed within the last hour.", picking.LinesLastHour);
        if (picking.WaitingResults is { } results)
            text.Gauge("edge_agent_picking_results_waiting", "Results that wait for the warehouse system.", results);
    }
}
