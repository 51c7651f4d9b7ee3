// A sensor while it runs: one thread, because the kernel may take its time for each value.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class SensorDevice(
    SensorOptions options, DriverServices services, ISensorLayout layout, IKernel kernel) : IDevice
{
    private readonly SensorSet _set = new(options, services.Time, layout, kernel);

    /// <inheritdoc/>
    public Task RunAsync(IDeviceHost host, CancellationToken stop) =>
        DeviceThread.RunAsync(() => Run(host, stop));

    private void Run(IDeviceHost host, CancellationToken stop)
    {
        try
        {
            var channels = _set.Open();
            var problem = default(string);
            Pace.Run(services.Time, options.Every, () => Turn(channels, host, ref problem), stop);
        }
        catch (KernelFault fault)
        {
            throw _set.Node.Explain(fault);
        }
    }

    private static void Turn(IReadOnlyList<SensorChannel> channels, IDeviceHost host, ref string? problem)
    {
        var any = false;
        foreach (var channel in channels)
        {
            var failures = channel.Failures;
            var reading = channel.Read();
            host.Alive();
            if (channel.Failures > failures) host.Count("read_errors_total");
            else any = true;
            if (reading is null) continue;
            host.Count("readings_total");
            host.Gauge(channel.Figure, reading.Value);
            host.Publish(reading);
        }

        if (any) host.Ready();
        else if (channels.All(channel => channel.Failures >= SensorChannel.FailuresThatCount))
            throw new DeviceFault($"No channel of the sensor can be read. {channels[0].Problem}");
        var now = channels.FirstOrDefault(channel => channel.Problem is not null)?.Problem;
        if (now != problem) host.Problem(now);
        problem = now;
    }
}
