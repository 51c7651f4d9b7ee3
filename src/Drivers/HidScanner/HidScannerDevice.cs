// A scanner while it runs: one thread that reads its key presses.
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.HidScanner;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class HidScannerDevice(HidScannerOptions options, DriverServices services, IKernel kernel) : IDevice
{
    private const int EventsAtOnce = 64;
    private static readonly TimeSpan OldestScan = TimeSpan.FromMinutes(1);

    private TimeSpan _lastKey; // by the kernel's stamp

    /// <inheritdoc/>
    public Task RunAsync(IDeviceHost host, CancellationToken stop) =>
        DeviceThread.RunAsync(() => Run(host, stop));

    private void Run(IDeviceHost host, CancellationToken stop)
    {
        using var file = ScannerFile.Open(kernel, options);
        try
        {
            host.Ready();
            Watch(file, host, stop);
        }
        catch (KernelFault fault)
        {
            throw ScannerFile.Explain(fault);
        }
    }

    private void Watch(IKernelFile file, IDeviceHost host, CancellationToken stop)
    {
        var assembler = new CodeAssembler(options.LongestCode, KeyMap.Of(options.Layout));
        var buffer = new byte[EventsAtOnce * KeyPress.Bytes];
        var ready = new bool[1];
        var lastKey = services.Time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            var quietUntil = services.Time.GetTimestamp();
            kernel.Wait([file], ready, DeviceThread.Turn);
            host.Alive();
            if (!ready[0])
            {
                // Only what the kernel holds nothing of was not typed: a busy box comes late to keys that are waiting.
                if (services.Time.GetElapsedTime(lastKey, quietUntil) >= options.Pause) Drop(assembler, host);
                continue;
            }

            var count = file.Read(buffer);
            if (count < KeyPress.Bytes) throw new KernelFault(file.Path, ErrorNumber.NoSuchDevice);
            lastKey = services.Time.GetTimestamp();
            for (var at = 0; at + KeyPress.Bytes <= count; at += KeyPress.Bytes)
                Take(KeyPress.Read(buffer.AsSpan(at)), assembler, host);
        }
    }

    private void Take(KeyPress press, CodeAssembler assembler, IDeviceHost host)
    {
        var at = TimeSpan.FromSeconds(press.Seconds) + TimeSpan.FromMicroseconds(press.Microseconds);
        if (at - _lastKey >= options.Pause) Drop(assembler, host);
        _lastKey = at;
        switch (assembler.Take(press))
        {
            case Assembly.Whole:
                var (time, estimated) = When(press);
                host.Count("codes_total");
                host.Publish(new CodeScanned(time, estimated, assembler.Code));
                break;
            case Assembly.Dropped:
                host.Count("codes_dropped_total");
                break;
            case Assembly.Going:
            default:
                break;
        }
    }

    private static void Drop(CodeAssembler assembler, IDeviceHost host)
    {
        if (assembler.Drop()) host.Count("codes_dropped_total");
    }

    // The kernel stamps input events by the wall clock. One that is set while a code is typed makes no sense.
    private (DateTimeOffset Time, bool Estimated) When(KeyPress press)
    {
        var now = services.Time.GetUtcNow();
        var age = now - DateTimeOffset.UnixEpoch
            - TimeSpan.FromSeconds(press.Seconds) - TimeSpan.FromMicroseconds(press.Microseconds);
        return age < TimeSpan.Zero || age > OldestScan ? (now, true) : (now - age, false);
    }
}
