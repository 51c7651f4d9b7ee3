// Tests that need a program of Debian's run where it is.
using Xunit;

namespace EdgeAgent.Machines.Tests.Disks;

/// <summary>A fact that needs a program, and is skipped by name where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    /// <summary>Looks for the program.</summary>
    public ProgramFactAttribute(string program, string package)
    {
        if (!File.Exists($"/usr/bin/{program}")) Skip = $"needs the Debian package {package}";
    }
}
