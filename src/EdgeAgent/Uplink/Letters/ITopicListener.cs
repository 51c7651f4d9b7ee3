// Who listens to topics of the box beside the uplink itself: HQ's questions, its wishes for the configuration, its
// commands.
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Letters;

/// <summary>Hears what HQ writes on some topics of this box; answers go through <see cref="Letterbox"/>.</summary>
public interface ITopicListener
{
    /// <summary>The topic filters; they are subscribed on each connection with QoS 1.</summary>
    IReadOnlyList<string> Filters { get; }

    /// <summary>
    /// A connection is served now: what the broker must retain for this listener may be gone and is to be said again.
    /// Called on the uplink's loop, returns at once.
    /// </summary>
    void Connected();

    /// <summary>
    /// A message whose topic matches a filter. Called on the uplink's loop: it returns at once and throws nothing; work
    /// is done elsewhere.
    /// </summary>
    void Received(LinkNotice.Received message);
}
