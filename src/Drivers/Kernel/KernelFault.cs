// What the kernel answered when it refused a call, with its number, so that drivers can tell the cases apart.
using System.Runtime.InteropServices;

namespace EdgeAgent.Drivers.Kernel;

/// <summary>A call that the kernel refused.</summary>
/// <param name="path">The device file.</param>
/// <param name="number">The error number, as in <see cref="ErrorNumber"/>.</param>
internal sealed class KernelFault(string path, int number)
    : IOException($"{path}: {Marshal.GetPInvokeErrorMessage(number)} (error {number})")
{
    /// <summary>The device file.</summary>
    public string Path { get; } = path;

    /// <summary>The error number, as in <see cref="ErrorNumber"/>.</summary>
    public int Number { get; } = number;

    /// <summary>Whether the device is gone, or never was there.</summary>
    public bool IsGone => Number is ErrorNumber.NoSuchFile or ErrorNumber.NoSuchDevice or ErrorNumber.NoSuchAddress;

    /// <summary>Whether the agent lacks the right to use it.</summary>
    public bool IsForbidden => Number is ErrorNumber.AccessDenied or ErrorNumber.NotPermitted;
}

/// <summary>Error numbers of Linux (errno(3)), the same on every board that .NET runs on.</summary>
internal static class ErrorNumber
{
    /// <summary>EPERM.</summary>
    public const int NotPermitted = 1;

    /// <summary>ENOENT.</summary>
    public const int NoSuchFile = 2;

    /// <summary>EINTR.</summary>
    public const int Interrupted = 4;

    /// <summary>EIO.</summary>
    public const int InputOutput = 5;

    /// <summary>ENXIO.</summary>
    public const int NoSuchAddress = 6;

    /// <summary>EAGAIN.</summary>
    public const int TryAgain = 11;

    /// <summary>EACCES.</summary>
    public const int AccessDenied = 13;

    /// <summary>EBUSY.</summary>
    public const int Busy = 16;

    /// <summary>ENODEV.</summary>
    public const int NoSuchDevice = 19;

    /// <summary>EINVAL.</summary>
    public const int InvalidArgument = 22;

    /// <summary>ENOTTY.</summary>
    public const int UnknownControl = 25;

    /// <summary>EPIPE: of a sound stream that it was not served in time.</summary>
    public const int BrokenPipe = 32;

    /// <summary>EBADFD: of a sound stream that it is in no state to be used.</summary>
    public const int BadState = 77;

    /// <summary>ESTRPIPE: of a sound stream that the machine has slept.</summary>
    public const int StreamsSlept = 86;
}
