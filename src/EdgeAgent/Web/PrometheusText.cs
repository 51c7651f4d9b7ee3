// Writes the Prometheus text exposition format, version 0.0.4: HELP and TYPE once for each metric, then its samples.
using System.Globalization;
using System.Text;

namespace EdgeAgent.Web;

/// <summary>Writes metrics. All samples of one metric must be written one after the other.</summary>
internal sealed class PrometheusText
{
    /// <summary>The content type of the format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    /// <summary>Writes a sample of a value that goes up and down.</summary>
    public void Gauge(
        string name, string help, double value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Sample(name, "gauge", help, value, labels);

    /// <summary>Writes a sample of a value that only rises; <paramref name="name"/> ends in <c>_total</c>.</summary>
    public void Counter(
        string name, string help, double value, params ReadOnlySpan<(string Name, string Value)> labels) =>
        Sample(name, "counter", help, value, labels);

    /// <summary>Writes a histogram.</summary>
    /// <param name="name">Its name, with its unit at the end.</param>
    /// <param name="help">What it is.</param>
    /// <param name="buckets">Counts up to each limit, all below it included, in rising order.</param>
    /// <param name="count">All that was measured.</param>
    /// <param name="sum">Their sum.</param>
    public void Histogram(
        string name, string help, IEnumerable<(double Limit, long Count)> buckets, long count, double sum)
    {
        if (_declared.Add(name)) _text.Append($"# HELP {name} {help}\n# TYPE {name} histogram\n");
        foreach (var (limit, below) in buckets)
            _text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"{limit}\"}} {below}\n");
        _text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{le=\"+Inf\"}} {count}\n");
        _text.Append(CultureInfo.InvariantCulture, $"{name}_sum {sum}\n{name}_count {count}\n");
    }

    /// <summary>The text so far.</summary>
    public override string ToString() => _text.ToString();

    private void Sample(
        string name, string type, string help, double value, ReadOnlySpan<(string Name, string Value)> labels)
    {
        if (_declared.Add(name)) _text.Append($"# HELP {name} {help}\n# TYPE {name} {type}\n");
        _text.Append(name);
        for (var i = 0; i < labels.Length; i++)
            _text.Append(i == 0 ? '{' : ',')
                .Append(labels[i].Name)
                .Append("=\"")
                .Append(Escape(labels[i].Value))
                .Append('"');
        if (labels.Length > 0) _text.Append('}');
        _text.Append(' ').Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
