// The README's tables are what a SCADA engineer builds screens from: they list what is told, with its type, and no
// more.
using System.Text.RegularExpressions;
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed partial class MetricTableTests
{
    [Fact]
    public void The_readme_lists_every_metric_with_its_type_and_no_other()
    {
        var bench = new NodeBench();
        bench.Store.Devices.Remove("gate-camera", out _);
        bench.Store.HasLine = true;
        bench.Connect(0);

        var told = bench.Look().SelectMany(birth => birth.Payload.Metrics)
            .Where(metric => metric.Alias is not null)
            .Select(metric => (Pattern(metric.Name!), metric.Type!.Value));

        var readme = File.ReadAllText(Repository.PathOf("src/EdgeAgent/Sparkplug/README.md"));
        var listed = Row().Matches(readme).Select(
            row => (row.Groups[1].Value, Enum.Parse<DataType>(row.Groups[2].Value)));
        Assert.Equal(listed, told);
    }

    private static string Pattern(string name) => name
        .Replace("dock-reader", "{device}")
        .Replace("floor/women", "{zone}")
        .Replace("entrance", "{area}")
        .Replace("temperature", "{gauge}")
        .Replace("reads", "{counter}");

    [GeneratedRegex(@"^\| `([^`]+)` \| (Int32|Int64|Double|Boolean|String|DateTime) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
