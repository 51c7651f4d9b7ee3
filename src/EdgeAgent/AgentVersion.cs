// The version of this build, from the one place that states it: Directory.Build.props.
using System.Reflection;

namespace EdgeAgent;

/// <summary>The version of this build.</summary>
internal static class AgentVersion
{
    /// <summary>Major, minor and patch: <c>0.1.0</c>.</summary>
    public static string Text { get; } =
        typeof(AgentVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            .Split('+')[0] ?? "0.0.0";
}
