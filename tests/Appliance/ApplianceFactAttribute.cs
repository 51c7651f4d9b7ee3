// Tests that boot the appliance run only where somebody asked for them.
using Xunit;

namespace EdgeAgent.ApplianceTests;

/// <summary>A fact that runs under `./test --appliance`, and is skipped by name elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ApplianceFactAttribute : FactAttribute
{
    /// <summary>Whether this run was asked for.</summary>
    public static bool Wanted { get; } = Environment.GetEnvironmentVariable("EDGE_AGENT_APPLIANCE") == "1";

    /// <summary>Makes the fact.</summary>
    public ApplianceFactAttribute()
    {
        if (!Wanted) Skip = "boots emulated machines for an hour or more: ./test --appliance";
    }
}
