// One box: who it is, what it keeps, and what it would say about itself.
using System.Globalization;
using System.Threading.Channels;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>A box in memory. Its parts are thread-safe.</summary>
internal sealed class SimulatedBox
{
    /// <summary>The agent's version in its documents.</summary>
    public const string Version = "0.1.0-simulated";

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Makes a box.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="run">Distinguishes this run's epochs from those of every other run.</param>
    /// <param name="options">The fleet.</param>
    /// <param name="zone">The time zone of its shop.</param>
    public SimulatedBox(int index, string run, SimulationOptions options, TimeZoneInfo zone)
    {
        Seed = Draw.Bits((ulong)options.Seed, (ulong)index);
        var store = string.Create(CultureInfo.InvariantCulture, $"s{index + 1:00000}");
        Topics = new Topics(options.Prefix, options.Tenant, store, "box-1");
        Epoch = string.Create(CultureInfo.InvariantCulture, $"{run}{index:x4}");
        Events = new KeptEvents(options.Keep);
        Curve = new DayCurve(Seed, zone);
        Footfall = new FootfallRows(Topics.Address, Curve, options.RollupEvery);
        if (Draw.Share(Seed, 1) >= options.ClockErrors) return;
        ClockError = TimeSpan.FromMinutes(Draw.Number(Seed, 2, 720) - 360);
        Clock = ClockState.Estimated;
    }

    /// <summary>What everything about the box is drawn from.</summary>
    public ulong Seed { get; }

    /// <summary>Its topics.</summary>
    public Topics Topics { get; }

    /// <summary>Its epoch, new with each run.</summary>
    public string Epoch { get; }

    /// <summary>Its outbox.</summary>
    public KeptEvents Events { get; }

    /// <summary>How busy its shop is.</summary>
    public DayCurve Curve { get; }

    /// <summary>Its rollup.</summary>
    public FootfallRows Footfall { get; }

    /// <summary>How far its clock is off, up to six hours either way.</summary>
    public TimeSpan ClockError { get; }

    /// <summary>Whether its clock can be trusted.</summary>
    public ClockState Clock { get; } = ClockState.Synced;

    /// <summary>Whether the minute is over: status and health are due.</summary>
    public bool MinuteDue { get; set; } = true;

    /// <summary>Periods of the rollup from here on are still to be sent.</summary>
    public DateTimeOffset RollupsFrom { get; set; }

    /// <summary>Periods up to here, itself excluded, are over.</summary>
    public DateTimeOffset RollupsTo { get; set; }

    /// <summary>There is something to do.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>Waits until there is something to do.</summary>
    public ValueTask<bool> WokenAsync(CancellationToken stop) => _wake.Reader.ReadAsync(stop);
}
