// A host that believes nothing: it keeps the values that a node tells, and notes every rule that a message breaks.
using EdgeAgent.Sparkplug.Payloads;

namespace EdgeAgent.Tests.Sparkplug;

/// <summary>Takes the messages of one node in their order.</summary>
internal sealed class HostOracle
{
    private readonly List<string> _faults = [];
    private readonly Dictionary<ulong, (string? Device, string Name)> _aliases = [];
    private readonly Dictionary<(string? Device, string Name), MetricValue?> _values = [];
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);
    private ulong? _number;
    private ulong? _sequence;

    /// <summary>What was wrong; empty where all is well.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The devices that are born.</summary>
    public IReadOnlySet<string> Devices => _devices;

    /// <summary>Whether the node is born.</summary>
    public bool Born => _sequence is not null;

    /// <summary>Late values in the order of their coming.</summary>
    public List<(string? Device, string Name, ulong Time, MetricValue? Value)> Late { get; } = [];

    /// <summary>The current value of a metric.</summary>
    public MetricValue? ValueOf(string? device, string name) => _values[(device, name)];

    /// <summary>The node connected with this `bdSeq` in its will.</summary>
    public void Connected(ulong? number)
    {
        (_number, _sequence) = (number, null);
        _devices.Clear();
    }

    public void Take(SparkplugMessage message)
    {
        Check(message.Namespace == "spBv1.0", message, "namespace");
        if (message.Verb == "NDEATH")
        {
            Check(message.Payload.Sequence is null, message, "a death of the node has no seq");
            Check(NumberOf(message) == _number && message.Payload.Metrics.Count == 1, message, "bdSeq alone");
            Connected(null);
            return;
        }

        Check(message is { Qos: 0, Retain: false }, message, "QoS 0, not retained");
        Check(message.Payload.Timestamp is not null, message, "a timestamp");
        if (message.Verb == "NBIRTH") NodeBirth(message);
        else Next(message);
        switch (message.Verb)
        {
            case "DBIRTH":
                _devices.Add(message.Device!);
                Birth(message, message.Payload.Metrics);
                break;
            case "DDEATH":
                Check(_devices.Remove(message.Device!), message, "a device dies that was born");
                break;
            case "NDATA" or "DDATA":
                Data(message);
                break;
        }
    }

    private void NodeBirth(SparkplugMessage message)
    {
        Check(message.Payload.Sequence == 0, message, "seq 0");
        Check(NumberOf(message) == _number, message, "the will's bdSeq");
        var rebirth = message.Metric("Node Control/Rebirth");
        Check(
            rebirth is { Alias: null, Type: DataType.Boolean, Value: MetricValue.Truth { Yes: false } },
            message,
            "Node Control/Rebirth is false and has no alias");
        _sequence = 0;
        _devices.Clear();
        _aliases.Clear();
        _values.Clear();
        Birth(message, [.. message.Payload.Metrics.Where(metric => metric.Alias is not null)]);
        Check(message.Payload.Metrics.Count(metric => metric.Alias is null) == 2, message, "aliases");
    }

    private void Next(SparkplugMessage message)
    {
        Check(_sequence is not null, message, "the birth of the node comes first");
        Check(message.Payload.Sequence == (_sequence + 1) % 256, message, $"seq follows {_sequence}");
        _sequence = message.Payload.Sequence;
    }

    private void Birth(SparkplugMessage message, IReadOnlyList<Metric> metrics)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var metric in metrics)
        {
            Check(metric is { Name: not null, Alias: not null, Timestamp: not null, Type: not null }, message, "whole");
            Check(!metric.IsHistorical && names.Add(metric.Name!), message, $"{metric.Name} once");
            var owner = (message.Device, metric.Name!);
            var alias = metric.Alias!.Value;
            Check(_aliases.TryAdd(alias, owner) || _aliases[alias] == owner, message, $"alias {alias} is free");
            _values[owner] = metric.Value;
        }
    }

    private void Data(SparkplugMessage message)
    {
        if (message.Device is { } device) Check(_devices.Contains(device), message, "a device that is born");
        ulong last = 0;
        foreach (var metric in message.Payload.Metrics)
        {
            Check(metric is { Name: null, Type: null, Alias: not null, Timestamp: not null }, message, "alias alone");
            Check(metric.Timestamp >= last, message, "time order");
            last = metric.Timestamp ?? 0;
            if (!_aliases.TryGetValue(metric.Alias ?? 0, out var owner) || owner.Device != message.Device)
            {
                _faults.Add($"{message}: alias {metric.Alias} is of no metric of its owner");
                continue;
            }

            if (metric.IsHistorical) Late.Add((owner.Device, owner.Name, last, metric.Value));
            else _values[owner] = metric.Value;
        }
    }

    private static ulong? NumberOf(SparkplugMessage message) =>
        (message.Metric("bdSeq") is { Alias: null, Type: DataType.Int64, Value: MetricValue.Whole64 number })
            ? number.Bits
            : null;

    private void Check(bool right, SparkplugMessage message, string rule)
    {
        if (!right) _faults.Add($"{message}: {rule}");
    }
}
