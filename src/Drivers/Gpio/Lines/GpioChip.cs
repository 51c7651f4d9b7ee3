// One open chip: what it is, what its lines are, and how a line is asked for.
using System.Runtime.InteropServices;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>A chip of the board.</summary>
internal sealed class GpioChip : IDisposable
{
    private readonly IKernel _kernel;
    private readonly IKernelFile _file;

    private GpioChip(IKernel kernel, IKernelFile file)
    {
        (_kernel, _file) = (kernel, file);
        Span<byte> info = stackalloc byte[ChipInfo.Bytes];
        info.Clear();
        file.Control(GpioCalls.ChipInfo, info);
        Info = ChipInfo.Read(info);
    }

    /// <summary>Its file: <c>/dev/gpiochip0</c>.</summary>
    public string Path => _file.Path;

    /// <summary>What it is.</summary>
    public ChipInfo Info { get; }

    /// <summary>Opens a chip.</summary>
    /// <exception cref="KernelFault">When the kernel refuses.</exception>
    public static GpioChip Open(IKernel kernel, string path)
    {
        var file = kernel.Open(path, FileUse.ReadWrite);
        try
        {
            return new GpioChip(kernel, file);
        }
        catch (KernelFault)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What a line is.</summary>
    public LineInfo Line(uint offset)
    {
        Span<byte> info = stackalloc byte[LineInfo.Bytes];
        info.Clear();
        MemoryMarshal.Write(info[LineInfo.OffsetAt..], offset);
        _file.Control(GpioCalls.LineInfo, info);
        return LineInfo.Read(info);
    }

    /// <summary>Asks for a line; it is ours until the file is closed.</summary>
    public IKernelFile Request(LineRequest wanted)
    {
        Span<byte> request = stackalloc byte[LineRequest.Bytes];
        wanted.Write(request);
        _file.Control(GpioCalls.GetLine, request);
        return _kernel.Adopt(LineRequest.Descriptor(request), Path);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
