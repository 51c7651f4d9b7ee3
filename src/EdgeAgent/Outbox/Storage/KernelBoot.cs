// The kernel's boot id: it changes with every start of the machine, so a crash can be told from a power cut.
namespace EdgeAgent.Outbox.Storage;

internal static class KernelBoot
{
    /// <summary>The id of this boot; empty where the kernel does not tell (random(4), /proc/sys/kernel/random/boot_id).</summary>
    public static Guid ReadId()
    {
        try
        {
            return Guid.TryParse(File.ReadAllText("/proc/sys/kernel/random/boot_id"), out var id) ? id : Guid.Empty;
        }
        catch (IOException)
        {
            return Guid.Empty;
        }
    }
}
