// An edge node on a bench: a sample store, a hand-turned clock, and no link at all; what it would send is looked at.
using EdgeAgent.Sparkplug;
using EdgeAgent.TestSupport;
using EdgeAgent.Uplink;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.Sparkplug;

/// <summary>A node whose messages are collected.</summary>
internal sealed class NodeBench
{
    public NodeBench(int history = 1_000, bool people = true, Microsoft.Extensions.Logging.ILogger? log = null)
    {
        Store = new SampleStore(Time);
        Face = new SparkplugFace(
            Setup(history: history) with { People = people }, Store.Take, Time, log ?? NullLogger.Instance);
    }

    public ManualTime Time { get; } = new();

    public SampleStore Store { get; }

    public SparkplugFace Face { get; }

    public HostOracle Host { get; } = new();

    public static SparkplugSetup Setup(string? primaryHost = null, string folder = "/nowhere", int history = 1_000)
    {
        var options = new SparkplugOptions
        {
            PrimaryHost = primaryHost,
            History = history,
            Every = TimeSpan.FromSeconds(1),
        };
        return new SparkplugSetup
        {
            Uplink = new UplinkOptions { Host = "hq.example.com", Sparkplug = options },
            Options = options,
            Topics = new SparkplugTopics("demo", "0042-box-1"),
            ClientId = "demo-0042-box-1-sparkplug",
            StateFolder = folder,
            People = true,
        };
    }

    /// <summary>A node that is born, with the messages of its birth.</summary>
    public static (NodeBench Bench, IReadOnlyList<SparkplugMessage> Births) Born()
    {
        var bench = new NodeBench();
        bench.Connect(3);
        return (bench, bench.Look());
    }

    public void Connect(byte number, bool awaitsHost = false)
    {
        Face.State = EdgeNode.Connected(Face.State, number, awaitsHost);
        Host.Connected(number);
    }

    public void Lose() => Face.State = EdgeNode.Lost(Face.State);

    public void AskRebirth() => Face.State = EdgeNode.RebirthAsked(Face.State);

    /// <summary>Lets a second pass and looks at the store; the host takes what is sent.</summary>
    public IReadOnlyList<SparkplugMessage> Look()
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        var sent = new List<SparkplugMessage>();
        Face.Look(message => sent.Add(SparkplugMessage.Of(message)));
        foreach (var message in sent) Host.Take(message);
        return sent;
    }
}
