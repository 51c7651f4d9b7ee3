// Checks that boot a machine run only where somebody asked for them.
using Xunit;

namespace EdgeAgent.HardwareTests.Store;

/// <summary>A fact that runs under `./test --hardware`, and is skipped by name elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HardwareFactAttribute : FactAttribute
{
    /// <summary>Whether this run was asked for.</summary>
    public static bool Wanted { get; } = Environment.GetEnvironmentVariable("EDGE_AGENT_HARDWARE") == "1";

    /// <summary>Makes the fact.</summary>
    public HardwareFactAttribute()
    {
        if (!Wanted) Skip = "boots an emulated machine for minutes: ./test --hardware";
    }
}
