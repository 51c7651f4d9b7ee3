// The running kernel.
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EdgeAgent.Drivers.Kernel;

/// <summary>Calls the kernel of this machine.</summary>
internal sealed class LinuxKernel : IKernel
{
    // pollfd of poll(2): descriptor i32 at 0, wanted events i16 at 4, events that came i16 at 6.
    private const int WaitBytes = 8;
    private const short Readable = 1; // POLLIN

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder, string prefix) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFileSystemEntries(folder, $"{prefix}*")
                .Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)]
            : [];

    /// <inheritdoc/>
    public IKernelFile Open(string path, FileUse use)
    {
        var flags = use == FileUse.ReadWrite ? NativeMethods.OpenReadWrite : NativeMethods.OpenRead;
        while (true)
        {
            var descriptor = NativeMethods.Open(path, flags | NativeMethods.OpenQuietly, 0);
            if (descriptor >= 0) return Adopt(descriptor, path);
            var number = Marshal.GetLastPInvokeError();
            if (number != ErrorNumber.Interrupted) throw new KernelFault(path, number);
        }
    }

    /// <inheritdoc/>
    public IKernelFile Adopt(int descriptor, string path) =>
        new LinuxFile(new SafeFileHandle(descriptor, ownsHandle: true), path);

    /// <inheritdoc/>
    public void Wait(ReadOnlySpan<IKernelFile> files, Span<bool> ready, TimeSpan most)
    {
        Span<byte> waits = stackalloc byte[files.Length * WaitBytes];
        waits.Clear();
        for (var index = 0; index < files.Length; index++)
        {
            var wait = waits.Slice(index * WaitBytes, WaitBytes);
            MemoryMarshal.Write(wait, ((LinuxFile)files[index]).Descriptor);
            MemoryMarshal.Write(wait[4..], Readable);
        }

        // A signal may end the wait early; the caller comes round anyway.
        var count = NativeMethods.Poll(waits, (nuint)files.Length, (int)most.TotalMilliseconds);
        for (var index = 0; index < files.Length; index++)
            ready[index] = count > 0 && MemoryMarshal.Read<short>(waits[(index * WaitBytes + 6)..]) != 0;
    }
}
