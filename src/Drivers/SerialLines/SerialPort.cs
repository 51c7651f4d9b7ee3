// Opens a serial port: set as the config says, for the box alone, and without what was said before.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>Opens serial ports.</summary>
internal static class SerialPort
{
    private static readonly DeviceNode Node = new(
        "The serial port",
        "dialout",
        "SUBSYSTEM==\"tty\", GROUP=\"dialout\", MODE=\"0660\"",
        "Plug the device or its adapter in; the box finds it by itself.");

    /// <summary>Opens a port.</summary>
    /// <exception cref="DeviceFault">With a sentence, where it is not to be had.</exception>
    public static IKernelFile Open(IKernel kernel, SerialLinesOptions options)
    {
        IKernelFile? file = null;
        try
        {
            file = kernel.Open(options.Port, FileUse.ReadWrite);
            file.Control(Termios.Exclusive, 0);
            Span<byte> settings = stackalloc byte[Termios.Bytes];
            file.Control(Termios.Get, settings);
            Termios.Write(settings, options.Speed, options.Format);
            file.Control(Termios.Set, settings);
            file.Control(Termios.Flush, 0);
            return file;
        }
        catch (KernelFault fault)
        {
            file?.Dispose();
            throw Explain(fault);
        }
    }

    /// <summary>Reads what is there; 0 = nothing after all.</summary>
    /// <exception cref="KernelFault">When the port is gone.</exception>
    public static int Read(IKernelFile file, Span<byte> buffer)
    {
        try
        {
            var count = file.Read(buffer);
            return count > 0 ? count : throw new KernelFault(file.Path, ErrorNumber.NoSuchDevice);
        }
        catch (KernelFault fault) when (fault.Number == ErrorNumber.TryAgain)
        {
            return 0;
        }
        catch (KernelFault fault) when (fault.Number == ErrorNumber.InputOutput)
        {
            // A port whose other end is gone reads as end or as I/O error, as its driver likes.
            throw new KernelFault(file.Path, ErrorNumber.NoSuchDevice);
        }
    }

    /// <summary>Makes the fault that a person can act on.</summary>
    public static DeviceFault Explain(KernelFault fault) => fault.Number switch
    {
        ErrorNumber.UnknownControl => new DeviceFault(
            $"{fault.Path} is no serial port: name one under /dev/serial/by-id.", RetryAdvice.NeedsPerson, fault),
        ErrorNumber.InvalidArgument => new DeviceFault(
            $"{fault.Path} cannot be set to this `speed` or `format`.", RetryAdvice.NeedsPerson, fault),
        _ => Node.Explain(fault),
    };
}
