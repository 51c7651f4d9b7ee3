// Facts that ask the real RAUC.
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates.Slots;

/// <summary>A fact with RAUC's own program; skipped by name where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RaucFactAttribute : FactAttribute
{
    /// <summary>Looks for what is needed.</summary>
    public RaucFactAttribute()
    {
        if (!Here("rauc") || !Here("mksquashfs")) Skip = "needs rauc and mksquashfs (Debian: rauc, squashfs-tools)";
    }

    private static bool Here(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
