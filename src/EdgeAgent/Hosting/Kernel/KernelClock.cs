// Asks the kernel whether its clock is synchronised, by adjtimex(2): true whichever time service keeps it. A sandbox
// may refuse that call, because the same call sets the clock (systemd's ProtectClock=); there systemd-timesyncd's mark
// has to do.
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
            // On 32-bit systems the structure differs.
            if (IntPtr.Size != 8) return Marked();
            Span<byte> timex = stackalloc byte[StructureBytes];
            timex.Clear();
            if (adjtimex(ref MemoryMarshal.GetReference(timex)) < 0) return Marked();
            var status = MemoryMarshal.Read<int>(timex[StatusOffset..]);
            return (status & Unsynchronised) == 0 ? ClockState.Synced : ClockState.Estimated;
        }
    }

    private static ClockState Marked() =>
        File.Exists("/run/systemd/timesync/synchronized") ? ClockState.Synced : ClockState.Estimated;

    [LibraryImport("libc", EntryPoint = "adjtimex")]
    private static partial int adjtimex(ref byte timex);
}
