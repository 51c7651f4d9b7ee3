// Which configuration the agent runs: the file that is checked here, or one of HQ that was put over it.
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Steering.Config;

namespace EdgeAgent.Commands.Checks;

/// <summary>Looks into the memory of HQ's wishes; changes nothing.</summary>
internal static class InForceCheck
{
    /// <summary>One finding: what is in force, and what became of HQ's last wish.</summary>
    public static Finding Run(ConfigLoad installed, StoreConfig config)
    {
        var (ledger, damage) = new ConfigLedgerFile(config.StateFolder).Read();
        if (damage is not null) return Found(FindingLevel.Warning, damage);
        var running = Running(installed, config);
        if (running is not null && ledger.Trial is not null)
            return Found(
                FindingLevel.Warning,
                $"HQ's version {running.Version} is on trial over this file: wait until it is confirmed or taken back.");
        if (ledger.Outcome is { State: ConfigStates.Refused or ConfigStates.RolledBack } outcome)
            return Found(
                FindingLevel.Warning,
                $"{Word(running)} HQ's version {outcome.Version} was {outcome.State}: {outcome.Reason}");
        return Found(FindingLevel.Ok, Word(running));
    }

    /// <summary>HQ's configuration that runs over the file; null where the file itself does.</summary>
    public static WishedConfig? Running(ConfigLoad installed, StoreConfig config) =>
        new ConfigLedgerFile(config.StateFolder).Read().Ledger.Running is { } wish && wish.Base == installed.Digest
            ? wish
            : null;

    private static string Word(WishedConfig? running) => running is null
        ? "This file is in force."
        : $"HQ's version {running.Version} is in force over this file (hash {running.Hash[..12]}); changing this file takes "
            + "the word back.";

    private static Finding Found(FindingLevel level, string sentence) => new("config in force", level, sentence);
}
