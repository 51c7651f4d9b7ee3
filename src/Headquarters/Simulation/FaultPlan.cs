// What befalls a box: outages and crashes, drawn from the seed.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Draws faults for one box.</summary>
internal sealed class FaultPlan(BoxLife life, FleetParts parts)
{
    private readonly ulong _seed = Draw.Bits(life.Box.Seed, 11);
    private ulong _draws;

    /// <summary>Lets outages come and go, so that the wanted share of the fleet is dark at a time.</summary>
    public async Task OutagesAsync(CancellationToken stop)
    {
        var share = parts.Options.Outages;
        if (share <= 0) return;
        var between = parts.Options.OutageLength * ((1 - share) / share);
        while (true)
        {
            await parts.Wheel.WaitAsync(Around(between));
            if (stop.IsCancellationRequested) return;
            var length = Around(parts.Options.OutageLength);
            life.GoDark(length);
            await parts.Wheel.WaitAsync(length);
        }
    }

    /// <summary>Lets the agent crash, so many times an hour.</summary>
    public async Task RestartsAsync(CancellationToken stop)
    {
        if (parts.Options.Restarts <= 0) return;
        while (true)
        {
            await parts.Wheel.WaitAsync(Around(TimeSpan.FromHours(1 / parts.Options.Restarts)));
            if (stop.IsCancellationRequested) return;
            life.Restart();
        }
    }

    // Exponential around a mean.
    private TimeSpan Around(TimeSpan mean) =>
        mean * -Math.Log(1 - Draw.Share(_seed, Interlocked.Increment(ref _draws)));
}
