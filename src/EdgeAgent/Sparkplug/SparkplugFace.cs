// What outlives a connection: the protocol's state, the booked metrics, the changes that wait. It looks at the store,
// and gives what is to be sent to whatever link there is.
using EdgeAgent.Uplink.Mqtt;
using EdgeAgent.Web;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Sparkplug;

/// <summary>The face of the store; used by one loop.</summary>
internal sealed class SparkplugFace(SparkplugSetup setup, Func<AgentStatus> store, TimeProvider time, ILogger log)
{
    /// <summary>Metrics of one message at most, so that no broker finds late changes too large.</summary>
    private const int MostMetrics = 200;

    private readonly MetricBook _book = new(log);
    private readonly LateChanges _late = new(setup.Options.History);
    private long _looked = time.GetTimestamp();
    private NodeState _state = NodeState.Initial;

    /// <summary>Where the protocol stands; read from any thread, changed by the loop alone.</summary>
    public NodeState State
    {
        get => Volatile.Read(ref _state);
        set => Volatile.Write(ref _state, value);
    }

    /// <summary>Changes that wait to be told late.</summary>
    public int Waiting => _late.Count;

    /// <summary>How long until the next look; zero where it is due.</summary>
    public TimeSpan LookIn
    {
        get
        {
            if (State.Phase == NodePhase.BirthDue) return TimeSpan.Zero;
            var rest = setup.Options.Every - time.GetElapsedTime(_looked);
            return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
        }
    }

    /// <summary>Looks at the store and sends what is to be told; without a link it is kept.</summary>
    public void Look(Action<OutgoingMessage> send)
    {
        _looked = time.GetTimestamp();
        var before = State.Phase;
        var turn = EdgeNode.Look(State, setup.Topics, _book.Enter(StoreReading.Of(store(), setup.People)));
        State = turn.State;
        _late.Add(turn.Missed);
        foreach (var message in turn.Messages) send(message);
        if (State.Phase != NodePhase.Born) return;
        if (before != NodePhase.Born) SparkplugLog.Born(
            log, setup.Topics.Group, setup.Topics.Node, State.BirthDeath, State.NodeMetrics, State.Devices.Count);
        TellLate(send);
    }

    private void TellLate(Action<OutgoingMessage> send)
    {
        if (_late.TakeDropped() is > 0 and var dropped) SparkplugLog.LateDropped(log, dropped, setup.Options.History);
        foreach (var (device, samples) in _late.Take(device => device is null || State.Devices.ContainsKey(device)))
        {
            foreach (var some in samples.Chunk(MostMetrics))
            {
                var (next, message) = EdgeNode.TellLate(State, setup.Topics, device, time.GetUtcNow(), some);
                State = next;
                send(message);
            }
        }
    }
}
