// A device at a serial port while it runs: one thread that reads its bytes, and asks where it has to be asked.
using System.Text;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class SerialLinesDevice(SerialLinesOptions options, DriverServices services, IKernel kernel) : IDevice
{
    private const int BytesAtOnce = 1_024;

    /// <inheritdoc/>
    public Task RunAsync(IDeviceHost host, CancellationToken stop) =>
        DeviceThread.RunAsync(() => Run(host, stop));

    private void Run(IDeviceHost host, CancellationToken stop)
    {
        using var port = SerialPort.Open(kernel, options);
        try
        {
            host.Ready();
            Watch(port, host, stop);
        }
        catch (KernelFault fault)
        {
            throw SerialPort.Explain(fault);
        }
    }

    private void Watch(IKernelFile port, IDeviceHost host, CancellationToken stop)
    {
        var watch = new LineWatch(options, host, services.Time);
        var question = Encoding.ASCII.GetBytes(options.Ask ?? "");
        var buffer = new byte[BytesAtOnce];
        var ready = new bool[1];
        while (!stop.IsCancellationRequested)
        {
            if (watch.IsTimeToAsk()) port.Write(question);
            kernel.Wait([port], ready, DeviceThread.Turn);
            host.Alive();
            watch.Take(buffer.AsSpan(0, ready[0] ? SerialPort.Read(port, buffer) : 0));
        }
    }
}
