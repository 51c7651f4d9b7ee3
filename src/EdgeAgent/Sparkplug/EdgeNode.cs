// The protocol of an edge node (Sparkplug 3.0, chapter 5) as functions from state to state: no link, no clock, no disk.
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Sparkplug;

/// <summary>What a look at the store led to.</summary>
/// <param name="State">The state afterwards.</param>
/// <param name="Messages">What is to be sent, in this order.</param>
/// <param name="Missed">Changes that nobody was told of, with the device they belong to (null = the node).</param>
internal sealed record Turn(
    NodeState State, IReadOnlyList<OutgoingMessage> Messages, IReadOnlyList<(string? Device, Sample Sample)> Missed);

/// <summary>The functions of the protocol.</summary>
internal static class EdgeNode
{
    /// <summary>A connection is up whose will has this <c>bdSeq</c>.</summary>
    public static NodeState Connected(NodeState state, byte birthDeath, bool awaitsHost) => state with
    {
        Phase = awaitsHost ? NodePhase.AwaitsHost : NodePhase.BirthDue,
        BirthDeath = birthDeath,
        Host = null,
    };

    /// <summary>The connection is gone, and with it what was born.</summary>
    public static NodeState Lost(NodeState state) => state with
    {
        Phase = NodePhase.Away,
        WasBorn = false,
        Devices = state.Devices.Clear(),
    };

    /// <summary>
    /// The primary host has spoken. What is older than its last word does not count; the memory of it ends with the
    /// connection, so that a host whose clock was once far ahead is not ignored for ever.
    /// </summary>
    /// <returns>The state, and whether the node has to leave the broker because its host is offline.</returns>
    public static (NodeState State, bool Leave) HostSpoke(NodeState state, HostState spoken)
    {
        if (state.Phase == NodePhase.Away || spoken.Timestamp < state.Host?.Timestamp) return (state, false);
        var heard = state with { Host = spoken };
        if (!spoken.Online) return (heard, state.Phase != NodePhase.AwaitsHost);
        return (state.Phase == NodePhase.AwaitsHost ? heard with { Phase = NodePhase.BirthDue } : heard, false);
    }

    /// <summary>A host asks for the births again: until they are out, nothing else is sent.</summary>
    public static NodeState RebirthAsked(NodeState state) =>
        state.Phase == NodePhase.Born ? state with { Phase = NodePhase.BirthDue } : state;

    /// <summary>Looks at the store: births where they are due, deaths and changes where it is born.</summary>
    public static Turn Look(NodeState state, SparkplugTopics topics, StoreView view) => state.Phase switch
    {
        NodePhase.BirthDue => Births(state, topics, view),
        NodePhase.Born when view.Node.Count > state.NodeMetrics => Births(state, topics, view),
        NodePhase.Born => Changes(state, topics, view),
        _ => new Turn(Knowing(state, view), [], [.. Missed(state, view)]),
    };

    /// <summary>Tells changes late: marked as historical, in the order in which they came.</summary>
    public static (NodeState State, OutgoingMessage Message) TellLate(
        NodeState state, SparkplugTopics topics, string? device, DateTimeOffset now, IReadOnlyList<Sample> samples) =>
        (Counted(state), NodeMessages.Data(topics, device, state.NextSequence, now, samples, historical: true));

    private static Turn Births(NodeState state, SparkplugTopics topics, StoreView view)
    {
        var messages = new List<OutgoingMessage>
        {
            NodeMessages.NodeBirth(topics, state.BirthDeath, sequence: 0, view.Time, view.Node),
        };
        var born = Knowing(state, view) with
        {
            Phase = NodePhase.Born,
            WasBorn = true,
            NextSequence = 1,
            NodeMetrics = view.Node.Count,
            Devices = state.Devices.Clear(),
        };
        foreach (var (device, samples) in view.Devices)
            born = Birth(born, topics, view.Time, device, samples, messages);
        return new Turn(born, messages, []);
    }

    private static Turn Changes(NodeState state, SparkplugTopics topics, StoreView view)
    {
        var messages = new List<OutgoingMessage>();
        var next = state;
        foreach (var device in state.Devices.Keys.Where(device => !view.Devices.ContainsKey(device)))
        {
            messages.Add(NodeMessages.DeviceDeath(topics, device, next.NextSequence, view.Time));
            next = Counted(next) with { Devices = next.Devices.Remove(device) };
        }

        next = Data(next, topics, view.Time, null, Changed(state, view.Node), messages);
        foreach (var (device, samples) in view.Devices)
        {
            next = next.Devices.TryGetValue(device, out var told) && told == samples.Count
                ? Data(next, topics, view.Time, device, Changed(state, samples), messages)
                : Birth(next, topics, view.Time, device, samples, messages);
        }

        return new Turn(Knowing(next, view), messages, []);
    }

    private static NodeState Birth(
        NodeState state,
        SparkplugTopics topics,
        DateTimeOffset now,
        string device,
        IReadOnlyList<Sample> samples,
        List<OutgoingMessage> messages)
    {
        messages.Add(NodeMessages.DeviceBirth(topics, device, state.NextSequence, now, samples));
        return Counted(state) with { Devices = state.Devices.SetItem(device, samples.Count) };
    }

    private static NodeState Data(
        NodeState state,
        SparkplugTopics topics,
        DateTimeOffset now,
        string? device,
        IReadOnlyList<Sample> changed,
        List<OutgoingMessage> messages)
    {
        if (changed.Count == 0) return state;
        messages.Add(NodeMessages.Data(topics, device, state.NextSequence, now, changed));
        return Counted(state);
    }

    private static NodeState Counted(NodeState state) =>
        state with { NextSequence = unchecked((byte)(state.NextSequence + 1)) };

    private static IReadOnlyList<Sample> Changed(NodeState state, IReadOnlyList<Sample> samples) =>
    [
        .. samples.Where(
            sample => !state.Known.TryGetValue(sample.Metric.Alias, out var known) || !Equals(known, sample.Value)),
    ];

    // The first sight of a metric is no change: the birth will tell its value.
    private static IEnumerable<(string? Device, Sample Sample)> Missed(NodeState state, StoreView view) =>
        from owner in view.Devices.Select(device => (Device: (string?)device.Key, Samples: device.Value))
            .Prepend((null, view.Node))
        from sample in Changed(state, owner.Samples)
        where state.Known.ContainsKey(sample.Metric.Alias)
        select (owner.Device, sample);

    private static NodeState Knowing(NodeState state, StoreView view)
    {
        var known = state.Known.ToBuilder();
        foreach (var sample in view.Devices.Values.SelectMany(samples => samples).Concat(view.Node))
            known[sample.Metric.Alias] = sample.Value;
        return state with { Known = known.ToImmutable() };
    }
}
