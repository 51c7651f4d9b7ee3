// A message as a host sees it: its topic taken apart, its payload read.
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Tests.Sparkplug;

/// <summary>A message of a node.</summary>
internal sealed record SparkplugMessage(string Topic, int Qos, bool Retain, Payload Payload)
{
    private string[] Levels => Topic.Split('/');

    public string Namespace => Levels[0];

    public string Group => Levels[1];

    public string Verb => Levels[2];

    public string Node => Levels[3];

    public string? Device => Levels.Length > 4 ? Levels[4] : null;

    public bool IsData => Verb is "NDATA" or "DDATA";

    public static SparkplugMessage Of(OutgoingMessage message) =>
        new(message.Topic, message.Qos, message.Retain, PayloadReader.Read(message.Payload.Span)!);

    public Metric Metric(string name) => Payload.Metrics.Single(metric => metric.Name == name);

    public override string ToString() => $"{Verb} {Device} seq {Payload.Sequence}";
}
