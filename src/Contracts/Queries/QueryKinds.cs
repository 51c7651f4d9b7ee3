// What can be asked of a box.
namespace EdgeAgent.Contracts.Queries;

/// <summary>The kinds of questions.</summary>
public static class QueryKinds
{
    /// <summary>Rollups by metric, period, subject and time.</summary>
    public const string Rollup = "rollup";

    /// <summary>Events by sequence or time, as items of the answer.</summary>
    public const string Events = "events";

    /// <summary>
    /// Missing events by sequence: the box sends those it holds again on <c>evt/…</c>, and names the others in the
    /// answer.
    /// </summary>
    public const string Gap = "gap";

    /// <summary>How the box is.</summary>
    public const string Diagnostics = "diag";

    /// <summary>The configuration in force, secrets as references.</summary>
    public const string Config = "config";

    /// <summary>The devices and how they are.</summary>
    public const string Devices = "devices";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Rollup, Events, Gap, Diagnostics, Config, Devices];
}
