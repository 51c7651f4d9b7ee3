// The collector's figures as Prometheus takes them (text exposition format 0.0.4).
using System.Globalization;
using System.Text;
using EdgeAgent.Headquarters.Custody;

namespace EdgeAgent.Headquarters.Web;

/// <summary>Writes <c>/metrics</c>.</summary>
internal sealed class HqMetrics(CollectorFigures figures, AckBook acks)
{
    /// <summary>The content type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>The text of this moment.</summary>
    public string Write()
    {
        Gauge("edge_hq_broker_up", "Whether the broker is connected.", figures.BrokerProblem is null ? 1 : 0);
        Gauge("edge_hq_database_up", "Whether the database takes batches.", figures.DatabaseProblem is null ? 1 : 0);
        Gauge("edge_hq_boxes", "Boxes whose custody this instance knows.", acks.Boxes);
        Counter("edge_hq_messages_total", "Messages taken from the broker.", figures.Messages);
        Counter("edge_hq_batches_total", "Batches committed.", figures.Batches);
        Counter("edge_hq_batch_seconds_total", "Seconds spent in committed batches.", figures.BatchSeconds);
        Counter("edge_hq_events_stored_total", "Events that were new.", figures.Stored);
        Counter("edge_hq_events_duplicate_total", "Events that were already there.", figures.Duplicates);
        Counter("edge_hq_rollup_rows_total", "Rows of rollups.", figures.Rollups);
        Counter("edge_hq_acks_total", "Custody messages sent to boxes.", figures.Acks);
        Counter("edge_hq_gaps_asked_total", "Ranges of missing events that boxes were asked for.", figures.Asked);
        Counter("edge_hq_gaps_named_total", "Ranges that boxes named as gone.", figures.Named);
        Labelled("edge_hq_quarantined_total", "Messages or events kept raw for a reason.", "reason", figures.ByReason);
        Labelled(
            "edge_hq_unknown_kind_events_total", "Events of kinds that are not known here, stored all the same.",
            "type", figures.ByUnknownKind);
        Histogram();
        Gauge("process_resident_memory_bytes", "Resident memory.", Environment.WorkingSet);
        return _text.ToString();
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private void Declare(string name, string type, string help) =>
        _text.Append($"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private void Gauge(string name, string help, double value)
    {
        Declare(name, "gauge", help);
        _text.Append($"{name} {Number(value)}\n");
    }

    private void Counter(string name, string help, Sum sum)
    {
        Declare(name, "counter", help);
        _text.Append($"{name} {Number(sum.Value)}\n");
    }

    private void Labelled(string name, string help, string label, IEnumerable<(string Value, double Count)> samples)
    {
        Declare(name, "counter", help);
        foreach (var (value, count) in samples)
            _text.Append($"{name}{{{label}=\"{Escape(value)}\"}} {Number(count)}\n");
    }

    private void Histogram()
    {
        const string name = "edge_hq_lag_seconds";
        Declare(name, "histogram", "Seconds from a box's disk to the commit here, of events that were not sent again.");
        var (counts, sum) = figures.Lag.Read();
        var total = 0L;
        for (var bucket = 0; bucket < counts.Count; bucket++)
        {
            total += counts[bucket];
            var bound = bucket < LagHistogram.Bounds.Count ? Number(LagHistogram.Bounds[bucket]) : "+Inf";
            _text.Append($"{name}_bucket{{le=\"{bound}\"}} {Number(total)}\n");
        }

        _text.Append($"{name}_sum {Number(sum)}\n{name}_count {Number(total)}\n");
    }
}
