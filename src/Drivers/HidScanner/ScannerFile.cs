// The device file of a scanner: opened, named, and taken for the box alone.
using System.Text;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.HidScanner;

/// <summary>Opens scanners.</summary>
internal static class ScannerFile
{
    // EVIOCGNAME(256) and EVIOCGRAB of linux/input.h.
    private const uint GetName = 0x81004506;
    private const uint GrabDevice = 0x40044590;
    private const int NameBytes = 256;

    /// <summary>The scanners' device files.</summary>
    public static DeviceNode Node { get; } = new(
        "The scanner",
        "input",
        "SUBSYSTEM==\"input\", GROUP=\"input\", MODE=\"0660\"",
        "Plug it in, or charge it; the box finds it by itself.");

    /// <summary>Opens a scanner, and takes it where that is wanted.</summary>
    /// <exception cref="DeviceFault">With a sentence, where it is not to be had.</exception>
    public static IKernelFile Open(IKernel kernel, HidScannerOptions options)
    {
        IKernelFile? file = null;
        try
        {
            file = kernel.Open(options.Port, FileUse.Read);
            if (options.Grab) file.Control(GrabDevice, 1);
            return file;
        }
        catch (KernelFault fault)
        {
            file?.Dispose();
            throw Explain(fault);
        }
    }

    /// <summary>What the scanner calls itself.</summary>
    public static string NameOf(IKernelFile file)
    {
        Span<byte> name = stackalloc byte[NameBytes];
        name.Clear();
        file.Control(GetName, name);
        var end = name.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? name : name[..end]);
    }

    /// <summary>Makes the fault that a person can act on.</summary>
    public static DeviceFault Explain(KernelFault fault) => fault.Number is ErrorNumber.UnknownControl
        or ErrorNumber.InvalidArgument
            ? new DeviceFault(
                $"{fault.Path} is no input device: name the scanner's file, such as one under /dev/input/by-id that ends "
                + "with `-event-kbd`.",
                RetryAdvice.NeedsPerson,
                fault)
            : Node.Explain(fault);
}
