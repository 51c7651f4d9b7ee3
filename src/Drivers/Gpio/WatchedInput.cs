// One input line while it is watched: reads its edges, and counts those that the kernel had no room for.
using System.Runtime.InteropServices;
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>An input line that is ours.</summary>
internal sealed class WatchedInput(string name, IKernelFile file)
{
    private const int EdgesAtOnce = 64;
    private readonly byte[] _buffer = new byte[EdgesAtOnce * LineEvent.Bytes];
    private uint _last;

    /// <summary>Its name in the config.</summary>
    public string Name => name;

    /// <summary>The kernel's side of it.</summary>
    public IKernelFile File => file;

    /// <summary>How the line stands now.</summary>
    public LineChanged State(TimeProvider time)
    {
        Span<byte> values = stackalloc byte[GpioCalls.ValuesBytes];
        values.Clear();
        MemoryMarshal.Write(values[8..], 1ul);
        file.Control(GpioCalls.GetValues, values);
        return new LineChanged(time.GetUtcNow(), false, name, (MemoryMarshal.Read<ulong>(values) & 1) != 0)
        {
            Initial = true,
        };
    }

    /// <summary>Reads the edges that wait, up to <see cref="EdgesAtOnce"/>, and adds them to the list.</summary>
    /// <exception cref="KernelFault">When the chip is gone.</exception>
    public void Read(TimeProvider time, List<LineChanged> edges)
    {
        var count = Waiting();
        if (count is null) return;
        if (count < LineEvent.Bytes) throw new KernelFault(file.Path, ErrorNumber.NoSuchDevice);
        var now = KernelMoment.Now(time);
        for (var at = 0; at + LineEvent.Bytes <= count; at += LineEvent.Bytes)
        {
            var edge = LineEvent.Read(_buffer.AsSpan(at));
            var (when, estimated) = now.Of(edge.Nanoseconds);
            var missed = unchecked(edge.Sequence - _last - 1);
            _last = edge.Sequence;
            edges.Add(new LineChanged(when, estimated, name, edge.Active) { Missed = missed });
        }
    }

    private int? Waiting()
    {
        try
        {
            return file.Read(_buffer);
        }
        catch (KernelFault fault) when (fault.Number == ErrorNumber.TryAgain)
        {
            return null; // woken for nothing
        }
    }
}
