// The kernel's boot id: tells a crash (same boot) from a power cut (another one).
namespace EdgeAgent.Hosting.Kernel;

/// <summary>The kernel's boot id.</summary>
internal static class BootId
{
    /// <summary>Reads it; <c>unknown</c> where the kernel does not tell.</summary>
    public static string Read()
    {
        const string path = "/proc/sys/kernel/random/boot_id";
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "unknown";
    }
}
