// Decides at each start which configuration runs. The installer's file comes first and names the state folder; what the
// ledger there says of HQ's wishes is put over it, unless the file was changed since, or the trial is over.
using System.Text;
using EdgeAgent.Configuration;

namespace EdgeAgent.Steering.Config;

/// <summary>The choice.</summary>
internal sealed class ConfigChoice(ConfigLoader loader, TimeProvider time)
{
    /// <summary>Chooses, and notes the start in the ledger.</summary>
    /// <param name="installed">The installer's file, without faults.</param>
    public RunningConfig Choose(ConfigLoad installed)
    {
        var file = FileOf(installed);
        var (before, damage) = file.Read();
        if (damage is not null) file.SetAside();
        var started = before.Start(installed.Digest, time.GetUtcNow());
        var chosen = Decide(installed, started) with { Problem = damage };
        if (chosen.Ledger == before || file.Write(chosen.Ledger) is not { } unwritten) return chosen;

        // A trial whose starts cannot be counted is none: what was in force before runs on.
        return Decide(installed, started with { Trial = null }) with { Problem = unwritten };
    }

    /// <summary>What the running agent, or the next start, has in force; changes nothing.</summary>
    public RunningConfig Look(ConfigLoad installed)
    {
        var (ledger, damage) = FileOf(installed).Read();
        var stale = ledger.Running is { } wish && wish.Base != installed.Digest;
        return Decide(installed, stale ? ledger.Start(installed.Digest, time.GetUtcNow()) : ledger) with
        {
            Problem = damage,
        };
    }

    /// <summary>Takes back what runs, because the agent could not start or go on with it.</summary>
    /// <returns>False where the installer's own file ran: there is nothing to go back to.</returns>
    public bool TakeBack(RunningConfig failed, string reason)
    {
        var file = FileOf(failed.Installed);
        var (ledger, _) = file.Read();
        if (ledger.Trial is null) return false;
        return file.Write(ledger.RollBack($"The agent could not run with it: {reason}", time.GetUtcNow())) is null;
    }

    private RunningConfig Decide(ConfigLoad installed, ConfigLedger ledger)
    {
        while (ledger.Running is { } wish)
        {
            var load = Load(installed, wish);
            if (load.Config is { } config && load.Digest == wish.Hash)
                return InForce(config, load);
            ledger = ledger.RollBack($"It does not load any more: {WishCheck.Words(load)}", time.GetUtcNow());
        }

        return InForce(installed.Config!, installed);

        RunningConfig InForce(StoreConfig config, ConfigLoad load) =>
            new() { Config = config, Load = load, Installed = installed, Loader = loader, Ledger = ledger };
    }

    // As if it stood beside the installer's file, so that relative names mean the same.
    private ConfigLoad Load(ConfigLoad installed, WishedConfig wish) =>
        loader.Parse(WishCheck.NameOf(installed, wish.Version), Encoding.UTF8.GetBytes(wish.Document));

    private static ConfigLedgerFile FileOf(ConfigLoad installed) =>
        new(installed.Config?.StateFolder ?? throw new ArgumentException("It has faults.", nameof(installed)));
}
