// The few calls of the C library that device files need. They stand here and nowhere else in the drivers.
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EdgeAgent.Drivers.Kernel;

/// <summary>Functions of libc, as declared in fcntl.h, unistd.h, poll.h and sys/ioctl.h.</summary>
internal static partial class NativeMethods
{
    /// <summary>O_RDONLY.</summary>
    public const int OpenRead = 0;

    /// <summary>O_RDWR.</summary>
    public const int OpenReadWrite = 2;

    /// <summary>
    /// O_CLOEXEC, O_NONBLOCK and O_NOCTTY: no child inherits it, no missing carrier holds up the open, and no serial
    /// port becomes the agent's terminal. The values are those of x64, arm64 and arm.
    /// </summary>
    public const int OpenQuietly = 0x80000 | 0x800 | 0x100;

    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, nuint request, Span<byte> structure);

    [LibraryImport(Library, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int Control(SafeFileHandle file, nuint request, nint number);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(SafeFileHandle file, Span<byte> buffer, nuint length);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, nuint length);

    [LibraryImport(Library, EntryPoint = "poll", SetLastError = true)]
    public static partial int Poll(Span<byte> files, nuint count, int milliseconds);
}
