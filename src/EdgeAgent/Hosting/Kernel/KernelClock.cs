// Asks the kernel whether its clock is synchronised, by adjtimex(2): true whichever time service keeps it.
using System.Runtime.InteropServices;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Hosting.Kernel;

/// <summary>The state of the kernel's clock.</summary>
internal sealed partial class KernelClock : IClockQuality
{
    // struct timex with 64-bit longs: modes at 0 (padded), offset 8, freq 16, maxerror 24, esterror 32, status (int)
    // 40; 208 bytes.
    private const int StructureBytes = 208;
    private const int StatusOffset = 40;
    private const int Unsynchronised = 0x40; // STA_UNSYNC

    /// <inheritdoc/>
    public ClockState Now
    {
        get
        {
            // On 32-bit systems the structure differs; there the time service's own mark has to do.
            if (IntPtr.Size != 8)
                return File.Exists("/run/systemd/timesync/synchronized") ? ClockState.Synced : ClockState.Estimated;
            Span<byte> timex = stackalloc byte[StructureBytes];
            timex.Clear();
            if (adjtimex(ref MemoryMarshal.GetReference(timex)) < 0) return ClockState.Estimated;
            var status = MemoryMarshal.Read<int>(timex[StatusOffset..]);
            return (status & Unsynchronised) == 0 ? ClockState.Synced : ClockState.Estimated;
        }
    }

    [LibraryImport("libc", EntryPoint = "adjtimex")]
    private static partial int adjtimex(ref byte timex);
}
