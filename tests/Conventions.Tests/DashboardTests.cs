// What dashboards and alerts name must exist: a metric that was renamed would leave an alert that can never fire.
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class DashboardTests
{
    private static readonly IReadOnlyList<SourceFile> Watching =
    [
        .. SourceTree.Files("packaging/hq/chain").Where(
            file => file.Folder.EndsWith("/prometheus", StringComparison.Ordinal)
                || file.Folder.EndsWith("/grafana", StringComparison.Ordinal)),
    ];

    private static readonly IReadOnlySet<string> Published = SourceTree.Source
        .SelectMany(file => Metric().Matches(file.Text)).Select(match => match.Value)
        .ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Every_metric_that_a_dashboard_or_an_alert_names_is_published() => Violations.AssertNone(
        "Alerts and dashboards of packaging/hq name metrics that edge-agent or edge-hq publish.",
        from file in Watching
        from match in Metric().Matches(file.Text)
        let name = Part().Replace(match.Value, "")
        where !Published.Contains(name)
        select $"{file.Path}: {match.Value}");

    [Fact]
    public void Every_dashboard_is_a_JSON_document_whose_panels_ask_something()
    {
        var dashboards = Watching.Where(file => file.Name.EndsWith(".json", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(dashboards);
        Assert.All(dashboards, file =>
        {
            using var dashboard = JsonDocument.Parse(file.Text);
            var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToArray();
            Assert.NotEmpty(panels);
            Assert.All(panels, panel => Assert.NotEqual(0, panel.GetProperty("targets").GetArrayLength()));
        });
    }

    [GeneratedRegex(@"edge_(?:hq|agent)_[a-z_]*[a-z]")]
    private static partial Regex Metric();

    // The three series of a histogram.
    [GeneratedRegex("_(?:bucket|sum|count)$")]
    private static partial Regex Part();
}
