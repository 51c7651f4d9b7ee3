// The messages of an edge node (Sparkplug 3.0, sections 6.4.19 to 6.4.27), without the sequence of sending them.
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Sparkplug;

/// <summary>Makes messages.</summary>
internal static class NodeMessages
{
    /// <summary>The metric by which a host asks for the births again.</summary>
    public const string Rebirth = "Node Control/Rebirth";

    /// <summary>The metric that ties a death to its birth.</summary>
    public const string BirthDeath = "bdSeq";

    /// <summary>The birth of the node.</summary>
    public static OutgoingMessage NodeBirth(
        SparkplugTopics topics, byte birthDeath, byte sequence, DateTimeOffset now, IReadOnlyList<Sample> samples)
    {
        var rebirth = new Metric
        {
            Name = Rebirth,
            Timestamp = Milliseconds(now),
            Type = DataType.Boolean,
            Value = new MetricValue.Truth(false),
        };
        Metric[] metrics =
            [Number(birthDeath) with { Timestamp = Milliseconds(now) }, rebirth, .. samples.Select(Birth)];
        return Live(topics.NodeBirth, now, sequence, metrics);
    }

    /// <summary>
    /// The death of the node: the will, and the last message before a wanted disconnect. It tells no time, since the
    /// will is written when the node begins and not when it ends.
    /// </summary>
    public static OutgoingMessage NodeDeath(SparkplugTopics topics, byte birthDeath) =>
        new(topics.NodeDeath, PayloadWriter.Write(new Payload(null, null, [Number(birthDeath)])), Retain: false, null);

    /// <summary>The birth of a device.</summary>
    public static OutgoingMessage DeviceBirth(
        SparkplugTopics topics, string device, byte sequence, DateTimeOffset now, IReadOnlyList<Sample> samples) =>
        Live(topics.DeviceBirth(device), now, sequence, [.. samples.Select(Birth)]);

    /// <summary>The death of a device.</summary>
    public static OutgoingMessage DeviceDeath(
        SparkplugTopics topics, string device, byte sequence, DateTimeOffset now) =>
        Live(topics.DeviceDeath(device), now, sequence, []);

    /// <summary>Changes of the node, or of a device.</summary>
    public static OutgoingMessage Data(
        SparkplugTopics topics,
        string? device,
        byte sequence,
        DateTimeOffset now,
        IReadOnlyList<Sample> samples,
        bool historical = false) =>
        Live(
            device is null ? topics.NodeData : topics.DeviceData(device),
            now,
            sequence,
            [.. samples.Select(sample => Change(sample, historical))]);

    private static OutgoingMessage Live(string topic, DateTimeOffset now, byte sequence, Metric[] metrics) =>
        new(topic, PayloadWriter.Write(new Payload(Milliseconds(now), sequence, metrics)), Retain: false, null)
        {
            Qos = 0,
        };

    private static Metric Number(byte birthDeath) => new()
    {
        Name = BirthDeath,
        Type = DataType.Int64,
        Value = new MetricValue.Whole64(birthDeath),
    };

    private static Metric Birth(Sample sample) => new()
    {
        Name = sample.Metric.Name,
        Alias = sample.Metric.Alias,
        Timestamp = Milliseconds(sample.Time),
        Type = sample.Metric.Type,
        Value = sample.Value,
    };

    private static Metric Change(Sample sample, bool historical) => new()
    {
        Alias = sample.Metric.Alias,
        Timestamp = Milliseconds(sample.Time),
        IsHistorical = historical,
        Value = sample.Value,
    };

    private static ulong Milliseconds(DateTimeOffset time) => (ulong)time.ToUnixTimeMilliseconds();
}
