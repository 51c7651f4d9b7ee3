// Pushes the wish for a version to a box: the box's own configuration with another `updates:` block.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Push;

/// <summary>One version for one box.</summary>
/// <param name="Block">The version.</param>
/// <param name="Known">Finds the box's configuration.</param>
/// <param name="HealthyWithin">How long the box may take until it is healthy with the new configuration.</param>
/// <param name="Wait">How long its answer is waited for.</param>
internal sealed record UpdatePush(UpdateBlock Block, ConfigInForce Known, TimeSpan HealthyWithin, TimeSpan Wait)
{
    /// <summary>Pushes it.</summary>
    /// <exception cref="BrokerRefusal">The broker refused, or the connection was lost.</exception>
    public async Task<PushOutcome> RunAsync(
        IBroker broker, Topics topics, Action<string> tell, TimeProvider time, CancellationToken stop)
    {
        tell("asking for the configuration in force");
        var (document, why) = await Known.FindAsync(topics, stop);
        if (document is null) return Unknown(topics, why!);
        if (Block.PutInto(document) is not { } changed)
            return Unknown(
                topics,
                "Its `updates:` block cannot be changed by itself: push the whole file by `edge-hq push config`.");
        if (changed == document)
        {
            return new PushOutcome(
                topics.Address.ToString(), "update", Block.Version, null, null, PushEnding.Done, "applied",
                "The box has this wish already.");
        }

        var outcome = await new ConfigPush(changed, HealthyWithin, Wait).RunAsync(broker, topics, tell, time, stop);
        return outcome with { What = "update", Name = Block.Version };
    }

    private PushOutcome Unknown(Topics topics, string why) => new(
        topics.Address.ToString(), "update", Block.Version, null, null, PushEnding.Refused, "unknown", why);
}
