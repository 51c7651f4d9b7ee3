// Sets the kernel's clock (clock_settime(2)). The kernel then counts it as unsynchronised until a time service takes
// over, so every event stays marked as estimated.
using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EdgeAgent.Hosting.Kernel;

/// <summary>Sets the clock.</summary>
internal static partial class KernelTime
{
    private const int Realtime = 0; // CLOCK_REALTIME

    /// <summary>Sets it; for root alone.</summary>
    /// <exception cref="Win32Exception">The kernel refused.</exception>
    public static void Set(DateTimeOffset time)
    {
        var sinceEpoch = time - DateTimeOffset.UnixEpoch;
        var value = new Timespec
        {
            Seconds = (nint)Math.Floor(sinceEpoch.TotalSeconds),
            Nanoseconds = (nint)(sinceEpoch.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick),
        };
        if (clock_settime(Realtime, in value) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "clock_settime", SetLastError = true)]
    private static partial int clock_settime(int clock, in Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
