// The kernel as drivers of attached parts use it: device files, opened, controlled, waited for. Tests give their own.
namespace EdgeAgent.Drivers.Kernel;

/// <summary>How a device file is opened.</summary>
internal enum FileUse
{
    /// <summary>For reading alone.</summary>
    Read,

    /// <summary>For reading and writing.</summary>
    ReadWrite,
}

/// <summary>Opens device files and waits for them.</summary>
internal interface IKernel
{
    /// <summary>
    /// The names in <paramref name="folder"/> that start with <paramref name="prefix"/>, in order; none where the
    /// folder is not there.
    /// </summary>
    IReadOnlyList<string> Names(string folder, string prefix);

    /// <summary>Opens a device file.</summary>
    /// <exception cref="KernelFault">When the kernel refuses.</exception>
    IKernelFile Open(string path, FileUse use);

    /// <summary>Takes over a descriptor that the kernel gave as an answer.</summary>
    /// <param name="descriptor">The descriptor; it is closed with the file.</param>
    /// <param name="path">How sentences name it.</param>
    IKernelFile Adopt(int descriptor, string path);

    /// <summary>
    /// Waits until at least one of the files has something to read, or is lost, but no longer than
    /// <paramref name="most"/>; <paramref name="ready"/> says which.
    /// </summary>
    void Wait(ReadOnlySpan<IKernelFile> files, Span<bool> ready, TimeSpan most);
}

/// <summary>An open device file. It belongs to one thread.</summary>
internal interface IKernelFile : IDisposable
{
    /// <summary>The path by which it was opened, for sentences.</summary>
    string Path { get; }

    /// <summary>A control call (ioctl(2)) with a structure, which the kernel reads, fills, or both.</summary>
    /// <exception cref="KernelFault">When the kernel refuses.</exception>
    void Control(uint request, Span<byte> structure);

    /// <summary>A control call (ioctl(2)) with a plain number.</summary>
    /// <exception cref="KernelFault">When the kernel refuses.</exception>
    void Control(uint request, int number);

    /// <summary>Reads what is there; 0 = the other end is gone.</summary>
    /// <exception cref="KernelFault">When the kernel refuses.</exception>
    int Read(Span<byte> buffer);

    /// <summary>Writes all of the bytes.</summary>
    /// <exception cref="KernelFault">When the kernel refuses.</exception>
    void Write(ReadOnlySpan<byte> bytes);
}
