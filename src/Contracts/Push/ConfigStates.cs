// The words for where a wish of HQ stands.
namespace EdgeAgent.Contracts.Push;

/// <summary>States of <see cref="ReportedConfig"/>.</summary>
public static class ConfigStates
{
    /// <summary>The installer's own file is in force.</summary>
    public const string Local = "local";

    /// <summary>HQ's wish is on trial.</summary>
    public const string Trying = "trying";

    /// <summary>HQ's wish is in force.</summary>
    public const string Applied = "applied";

    /// <summary>HQ's wish was not even tried.</summary>
    public const string Refused = "refused";

    /// <summary>HQ's wish was tried and taken back.</summary>
    public const string RolledBack = "rolled-back";
}
