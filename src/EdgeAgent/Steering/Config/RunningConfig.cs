// Which configuration the agent runs: the installer's, HQ's, or one on trial.
using EdgeAgent.Configuration;

namespace EdgeAgent.Steering.Config;

/// <summary>The configuration in force and where it comes from.</summary>
internal sealed record RunningConfig
{
    /// <summary>What runs.</summary>
    public required StoreConfig Config { get; init; }

    /// <summary>How it was loaded: its lines, faults and secrets.</summary>
    public required ConfigLoad Load { get; init; }

    /// <summary>The installer's file.</summary>
    public required ConfigLoad Installed { get; init; }

    /// <summary>What read both, and reads the next.</summary>
    public required ConfigLoader Loader { get; init; }

    /// <summary>What is remembered of HQ's wishes.</summary>
    public required ConfigLedger Ledger { get; init; }

    /// <summary>What is wrong: a sentence; null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>Where it comes from, for people: <c>HQ's version 7</c>.</summary>
    public string Origin => Load == Installed
        ? Installed.File
        : Ledger.Trial is null
            ? $"HQ's version {Ledger.Applied?.Version}"
            : $"HQ's version {Ledger.Trial.Wish.Version}, on trial";
}
