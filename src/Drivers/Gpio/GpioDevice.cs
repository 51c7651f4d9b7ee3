// A set of lines while it runs: one thread that waits for edges and hands them over in the order in which they
// happened.
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class GpioDevice(string id, GpioOptions options, DriverServices services, IKernel kernel)
    : IDevice, IOutputLines
{
    private readonly Lock _switching = new();
    private GpioBoard? _board;
    private IDeviceHost? _host;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Outputs => [.. options.Outputs.Keys];

    /// <inheritdoc/>
    public Task RunAsync(IDeviceHost host, CancellationToken stop) =>
        DeviceThread.RunAsync(() => Run(host, stop));

    /// <inheritdoc/>
    public void Switch(string output, bool on)
    {
        if (!options.Outputs.ContainsKey(output))
            throw new DeviceFault($"Device '{id}' has no output `{output}`.", RetryAdvice.NeedsPerson);
        lock (_switching)
        {
            if (_board is null)
                throw new DeviceFault(
                    $"Output `{output}` of device '{id}' cannot be switched: the device is not open.");
            try
            {
                _board.Switch(output, on);
                Show(_host!, output, on);
            }
            catch (KernelFault fault)
            {
                throw GpioSentences.Node.Explain(fault);
            }
        }
    }

    private void Run(IDeviceHost host, CancellationToken stop)
    {
        using var board = new GpioBoard(kernel, options);
        lock (_switching) (_board, _host) = (board, host);
        try
        {
            foreach (var (name, output) in options.Outputs) Show(host, name, output.Rest == OutputState.On);
            foreach (var input in board.Inputs)
            {
                var state = input.State(services.Time);
                Show(host, state.Line, state.Active);
                host.Publish(state);
            }

            host.Ready();
            Watch(board, host, stop);
        }
        catch (KernelFault fault)
        {
            throw GpioSentences.Node.Explain(fault);
        }
        finally
        {
            lock (_switching) (_board, _host) = (null, null);
        }
    }

    private void Watch(GpioBoard board, IDeviceHost host, CancellationToken stop)
    {
        var files = board.Files;
        var ready = new bool[files.Length];
        var edges = new List<LineChanged>();
        var told = new HashSet<string>();
        while (!stop.IsCancellationRequested)
        {
            kernel.Wait(files, ready, DeviceThread.Turn);
            host.Alive();
            for (var index = 0; index < files.Length; index++)
            {
                if (!ready[index]) continue;
                if (index >= board.Inputs.Count) throw new KernelFault(files[index].Path, ErrorNumber.NoSuchDevice);
                board.Inputs[index].Read(services.Time, edges);
            }

            if (edges.Count == 0) continue;
            // Two beams side by side tell the direction by which was broken first.
            if (board.Inputs.Count > 1) edges.Sort((one, other) => one.Time.CompareTo(other.Time));
            foreach (var edge in edges) Tell(edge, host, told);
            edges.Clear();
        }
    }

    private static void Tell(LineChanged edge, IDeviceHost host, HashSet<string> told)
    {
        host.Count("edges_total");
        if (edge.Missed > 0)
        {
            host.Count("edges_dropped_by_kernel_total", edge.Missed);
            if (told.Add(edge.Line))
                host.Note(
                    $"Line `{edge.Line}` changes faster than it can be read, and edges are lost: look for a loose "
                    + "contact, or raise `debounce`.");
        }

        Show(host, edge.Line, edge.Active);
        host.Publish(edge);
    }

    private static void Show(IDeviceHost host, string line, bool on) =>
        host.Gauge($"{FigureName.Of(line)}_on", on ? 1 : 0);
}
