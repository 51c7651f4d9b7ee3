// Metrics of updates.
using EdgeAgent.Web;

namespace EdgeAgent.Appliance.Updates;

/// <summary>Writes the metrics.</summary>
internal static class UpdateMetrics
{
    /// <summary>Writes them.</summary>
    public static void Write(PrometheusText text, UpdateStatus status)
    {
        text.Gauge(
            "edge_agent_update_info", "The version that runs, the one that HQ wants, and where that stands.", 1,
            ("version", status.Version), ("wanted", status.Wanted ?? ""), ("state", status.State.ToString()));
        text.Gauge("edge_agent_update_bytes", "Bytes of the bundle that are here.", status.Bytes);
        if (status.TotalBytes is { } total)
            text.Gauge("edge_agent_update_total_bytes", "Bytes of the whole bundle.", total);
        text.Counter("edge_agent_update_load_failures_total", "Attempts to load that failed.", status.Failures);
    }
}
