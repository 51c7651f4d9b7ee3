// The keys of a device block that belong to the host and not to the driver: what to do when it fails, and its bounds.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Hosting;

/// <summary>What happens when a device cannot be opened at the start of the agent.</summary>
public enum StartFailure
{
    /// <summary>Keep trying; the other devices run on. The usual.</summary>
    Retry,

    /// <summary>Stop the agent with an error: the store is not to run without this device.</summary>
    Stop,

    /// <summary>Leave the device out until the next start.</summary>
    Ignore,
}

/// <summary>How the host treats one device.</summary>
public sealed record HostingOptions
{
    /// <summary>False leaves the device out; its block may then hold faults.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What happens when it cannot be opened at the start.</summary>
    public StartFailure OnStartFailure { get; init; } = StartFailure.Retry;

    /// <summary>A device that gives no sign of life for this long is taken for hung and started anew.</summary>
    public TimeSpan Watchdog { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How retries are spaced.</summary>
    public BackoffOptions Backoff { get; init; } = new();

    /// <summary>Most observations that wait for the insights; beyond it they are dropped and counted.</summary>
    public int Queue { get; init; } = 65_536;

    /// <summary>Reads the host's keys of a device block.</summary>
    public static HostingOptions Read(IOptionReader reader)
    {
        var standard = new HostingOptions();
        return new HostingOptions
        {
            Enabled = reader.Flag(
                "enabled", "`false` leaves the device out without deleting its block.", standard.Enabled),
            OnStartFailure = reader.Choice(
                "on-start-failure",
                "What happens when the device cannot be opened at the start: keep trying, stop the agent, or leave it out.",
                standard.OnStartFailure),
            Watchdog = reader.Duration(
                "watchdog",
                "A device that gives no sign of life for this long is taken for hung and started anew.",
                standard.Watchdog,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromHours(1)),
            Backoff = reader.Block("backoff", "How retries are spaced after the link was lost.", BackoffOptions.Read),
            Queue = reader.Integer(
                "queue",
                "Most observations that wait for the insights; beyond it they are dropped and counted.",
                standard.Queue,
                1_024,
                1_048_576,
                "observations"),
        };
    }
}

/// <summary>Full-jitter back-off: each wait is drawn evenly between zero and a ceiling that doubles.</summary>
public sealed record BackoffOptions
{
    /// <summary>The first ceiling.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The last ceiling.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>A link that held this long was healthy: the ceiling starts anew.</summary>
    public TimeSpan HealthyAfter { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Reads a <c>backoff:</c> block.</summary>
    public static BackoffOptions Read(IOptionReader reader)
    {
        var standard = new BackoffOptions();
        var options = new BackoffOptions
        {
            Shortest = reader.Duration(
                "shortest",
                "Ceiling of the first wait; it doubles with each failure.",
                standard.Shortest,
                TimeSpan.FromMilliseconds(10),
                TimeSpan.FromMinutes(10)),
            Longest = reader.Duration(
                "longest",
                "Ceiling of all later waits.",
                standard.Longest,
                TimeSpan.FromMilliseconds(10),
                TimeSpan.FromHours(1)),
            HealthyAfter = reader.Duration(
                "healthy-after",
                "A link that held this long was healthy: waits start anew from `shortest`.",
                standard.HealthyAfter,
                TimeSpan.FromSeconds(1),
                TimeSpan.FromHours(24)),
        };
        if (options.Longest < options.Shortest)
            reader.Fault("longest", "`longest` is below `shortest`: make it at least as long.");
        return options;
    }
}
