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
