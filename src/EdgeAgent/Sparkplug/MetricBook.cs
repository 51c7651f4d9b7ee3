// Which metrics there are, and the number that stands for each. A metric that was seen once stays: births list it, with
// no value where it has gone, so that its alias never means anything else while the agent runs.
using System.Collections.Immutable;
using EdgeAgent.Sparkplug.Payloads;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Sparkplug;

/// <summary>A metric that hosts are told of.</summary>
/// <param name="Alias">Unique over the node and its devices.</param>
/// <param name="Name">Its name; no other of the same owner differs from it in letter case only.</param>
/// <param name="Type">Its type.</param>
internal sealed record BookedMetric(ulong Alias, string Name, DataType Type);

/// <summary>A metric's value at one moment.</summary>
internal readonly record struct Sample(BookedMetric Metric, MetricValue? Value, DateTimeOffset Time);

/// <summary>Everything that can be told at one moment.</summary>
/// <param name="Time">The moment.</param>
/// <param name="Node">Every metric of the node.</param>
/// <param name="Devices">Every metric of each device whose link is up.</param>
internal sealed record StoreView(
    DateTimeOffset Time,
    IReadOnlyList<Sample> Node,
    ImmutableSortedDictionary<string, IReadOnlyList<Sample>> Devices);

/// <summary>Books metrics as they come up.</summary>
internal sealed class MetricBook(ILogger log)
{
    private readonly Dictionary<string, OwnersMetrics> _devices = new(StringComparer.Ordinal);
    private readonly OwnersMetrics _node = new();
    private ulong _lastAlias;

    /// <summary>Books what is new in a reading, and gives all of it with its aliases.</summary>
    public StoreView Enter(StoreReading reading) => new(
        reading.Time,
        Enter("the node", _node, reading.Node, reading.Time),
        reading.Devices.ToImmutableSortedDictionary(
            device => device.Key,
            device => Enter(device.Key, Of(device.Key), device.Value, reading.Time),
            StringComparer.Ordinal));

    private OwnersMetrics Of(string device) =>
        _devices.TryGetValue(device, out var metrics) ? metrics : _devices[device] = new OwnersMetrics();

    private IReadOnlyList<Sample> Enter(
        string owner, OwnersMetrics metrics, IReadOnlyList<Reading> readings, DateTimeOffset time)
    {
        var values = new Dictionary<ulong, MetricValue?>(readings.Count);
        foreach (var reading in readings)
        {
            if (!metrics.ByName.TryGetValue(reading.Name, out var metric))
            {
                metric = new BookedMetric(++_lastAlias, reading.Name, reading.Type);
                metrics.ByName.Add(reading.Name, metric);
                metrics.InOrder.Add(metric);
            }

            if (metric.Name == reading.Name) values[metric.Alias] = reading.Value;
            else if (metrics.Twins.Add(reading.Name)) SparkplugLog.CaseTwin(log, owner, reading.Name);
        }

        return [.. metrics.InOrder.Select(metric => new Sample(metric, values.GetValueOrDefault(metric.Alias), time))];
    }

    private sealed class OwnersMetrics
    {
        public Dictionary<string, BookedMetric> ByName { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<BookedMetric> InOrder { get; } = [];

        public HashSet<string> Twins { get; } = new(StringComparer.Ordinal);
    }
}
