// Headsets as metrics: how many work, what of their sound was lost, and how long pickers wait.
using EdgeAgent.Web;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Writes the metrics.</summary>
internal static class HeadsetMetrics
{
    /// <summary>Writes them.</summary>
    public static void Write(PrometheusText text, HeadsetStatus headsets)
    {
        text.Gauge("edge_agent_headsets", "Headsets at which somebody is signed on.", headsets.Pickers.Count);
        text.Gauge(
            "edge_agent_headsets_line_up", "Of these, headsets whose line is up.",
            headsets.Pickers.Count(one => one.LineUp));
        text.Counter(
            "edge_agent_headset_lost_blocks_total", "Blocks of sound, 20 ms each, that were lost.",
            headsets.LostBlocks);
        text.Histogram(
            "edge_agent_picker_answer_latency_seconds",
            "From the end of a picker's answer to the first byte of the next prompt.",
            headsets.Latency.Buckets.Select(bucket => (bucket.Seconds, bucket.Count)), headsets.Latency.Count,
            headsets.Latency.SumSeconds);
    }
}
