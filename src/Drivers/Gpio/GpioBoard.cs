// All lines of one device while they are ours. At the end, whatever the reason, outputs go to their state of rest
// before the kernel takes the lines back.
using System.Runtime.InteropServices;
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>The lines that a device holds.</summary>
internal sealed class GpioBoard : IDisposable
{
    private readonly Dictionary<string, (IKernelFile File, GpioOutput Options)> _outputs = [];
    private readonly List<WatchedInput> _inputs = [];

    /// <summary>Asks the kernel for all lines; after a fault it has none of them.</summary>
    /// <exception cref="DeviceFault">With a sentence, where one of them is not to be had.</exception>
    public GpioBoard(IKernel kernel, GpioOptions options)
    {
        using var finder = new LineFinder(kernel, options.Chip);
        try
        {
            foreach (var (name, input) in options.Inputs)
                _inputs.Add(new WatchedInput(name, Request(finder, name, input.Line, Wanted(input))));
            foreach (var (name, output) in options.Outputs)
                _outputs.Add(name, (Request(finder, name, output.Line, Wanted(output)), output));
        }
        catch (Exception fault) when (fault is DeviceFault or KernelFault)
        {
            Dispose();
            throw fault is KernelFault kernelFault ? GpioSentences.Node.Explain(kernelFault) : fault;
        }
    }

    /// <summary>The inputs.</summary>
    public IReadOnlyList<WatchedInput> Inputs => _inputs;

    /// <summary>The kernel's side of the lines, inputs first; an output tells only when its chip is gone.</summary>
    public IKernelFile[] Files =>
        [.. _inputs.Select(input => input.File), .. _outputs.Values.Select(output => output.File)];

    /// <summary>Switches an output.</summary>
    /// <exception cref="KernelFault">When the chip is gone.</exception>
    public void Switch(string output, bool on) => Set(_outputs[output].File, on);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (file, options) in _outputs.Values)
        {
            try
            {
                Set(file, options.Rest == OutputState.On);
            }
            catch (KernelFault)
            {
                // The chip is gone, and what hangs on it with it; the reason is already on its way.
            }

            file.Dispose();
        }

        foreach (var input in _inputs) input.File.Dispose();
    }

    private static IKernelFile Request(LineFinder finder, string name, LineAddress address, LineRequest wanted)
    {
        var line = finder.Find(address);
        try
        {
            return line.Chip.Request(wanted with { Offset = line.Info.Offset });
        }
        catch (KernelFault fault)
        {
            throw GpioSentences.Refused(name, line, fault);
        }
    }

    private static LineRequest Wanted(GpioInput input) => new(
        0,
        LineFlags.Input | LineFlags.EdgeRising | LineFlags.EdgeFalling
            | (input.ActiveLow ? LineFlags.ActiveLow : LineFlags.None)
            | input.Bias switch
            {
                Bias.PullUp => LineFlags.PullUp,
                Bias.PullDown => LineFlags.PullDown,
                Bias.None => LineFlags.BiasDisabled,
                _ => LineFlags.None,
            },
        input.Debounce,
        On: false);

    private static LineRequest Wanted(GpioOutput output) => new(
        0,
        LineFlags.Output
            | (output.ActiveLow ? LineFlags.ActiveLow : LineFlags.None)
            | output.Drive switch
            {
                Drive.OpenDrain => LineFlags.OpenDrain,
                Drive.OpenSource => LineFlags.OpenSource,
                _ => LineFlags.None,
            },
        TimeSpan.Zero,
        output.Rest == OutputState.On);

    private static void Set(IKernelFile file, bool on)
    {
        Span<byte> values = stackalloc byte[GpioCalls.ValuesBytes];
        MemoryMarshal.Write(values, on ? 1ul : 0ul);
        MemoryMarshal.Write(values[8..], 1ul);
        file.Control(GpioCalls.SetValues, values);
    }
}
