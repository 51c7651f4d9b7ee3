// What is known of a device at one moment: for the health endpoints, the metrics, the page and `edge-agent devices`.
namespace EdgeAgent.Hosting;

/// <summary>Where a device stands.</summary>
public enum DeviceState
{
    /// <summary>Its first try is under way.</summary>
    Starting,

    /// <summary>The link is up and the device is armed.</summary>
    Up,

    /// <summary>The link is lost; retries go on.</summary>
    Lost,

    /// <summary>It cannot work until a person acts; retries are rare.</summary>
    Failed,

    /// <summary>Left out after it failed to start (<c>on-start-failure: ignore</c>).</summary>
    LeftOut,

    /// <summary>The agent is stopping.</summary>
    Stopped,
}

/// <summary>A snapshot of one device.</summary>
public sealed record DeviceHealth
{
    /// <summary>Its id in <c>store.yaml</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its driver's name.</summary>
    public required string Driver { get; init; }

    /// <summary>Where it stands.</summary>
    public required DeviceState State { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What is wrong and what to do: a sentence; null when all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>When the next try is due, UTC; null while it runs.</summary>
    public DateTimeOffset? NextTry { get; init; }

    /// <summary>Observations handed over since the start.</summary>
    public long Observations { get; init; }

    /// <summary>Observations dropped since the start because the insights could not keep up.</summary>
    public long Dropped { get; init; }

    /// <summary>Observations that wait for the insights.</summary>
    public int Waiting { get; init; }

    /// <summary>Times the link was lost since the start.</summary>
    public long Losses { get; init; }

    /// <summary>Instances that did not stop when told to and were abandoned.</summary>
    public int Abandoned { get; init; }

    /// <summary>The device's own gauges, by name.</summary>
    public IReadOnlyDictionary<string, double> Gauges { get; init; } = new Dictionary<string, double>();

    /// <summary>The device's own counters, by name.</summary>
    public IReadOnlyDictionary<string, long> Counters { get; init; } = new Dictionary<string, long>();
}
