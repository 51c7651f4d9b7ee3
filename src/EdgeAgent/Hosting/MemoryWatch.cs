// Runs the memory guard: one look a second.
namespace EdgeAgent.Hosting;

/// <summary>Looks at the heap once a second and stops the device that fills it.</summary>
internal sealed class MemoryWatch(MemoryGuard guard, IReadOnlyList<DeviceSupervisor> devices, TimeProvider time)
{
    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stop))
            guard.Look([.. devices.Select(device => device.Suspect).OfType<MemoryGuard.Suspect>()]);
    }
}
