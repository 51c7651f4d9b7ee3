// One open device file of the running kernel.
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EdgeAgent.Drivers.Kernel;

/// <summary>A descriptor with its calls; closing it is the safe handle's business.</summary>
internal sealed class LinuxFile(SafeFileHandle handle, string path) : IKernelFile
{
    /// <inheritdoc/>
    public string Path => path;

    /// <summary>The descriptor's number; valid while the file is open, and the file belongs to one thread.</summary>
    public int Descriptor => handle.IsClosed
        ? throw new ObjectDisposedException(path)
        : (int)handle.DangerousGetHandle();

    /// <inheritdoc/>
    public void Control(uint request, Span<byte> structure)
    {
        while (NativeMethods.Control(handle, request, structure) < 0) ThrowUnlessInterrupted();
    }

    /// <inheritdoc/>
    public void Control(uint request, int number)
    {
        while (NativeMethods.Control(handle, request, (nint)number) < 0) ThrowUnlessInterrupted();
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        while (true)
        {
            var count = NativeMethods.Read(handle, buffer, (nuint)buffer.Length);
            if (count >= 0) return (int)count;
            ThrowUnlessInterrupted();
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = NativeMethods.Write(handle, bytes, (nuint)bytes.Length);
            if (count < 0) ThrowUnlessInterrupted();
            else bytes = bytes[(int)count..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private void ThrowUnlessInterrupted()
    {
        var number = Marshal.GetLastPInvokeError();
        if (number != ErrorNumber.Interrupted) throw new KernelFault(path, number);
    }
}
