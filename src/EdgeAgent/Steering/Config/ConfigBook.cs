// The ledger while the agent runs: each change is on disk before anyone sees it.
namespace EdgeAgent.Steering.Config;

/// <summary>Holds the ledger. Any thread may read and change it.</summary>
internal sealed class ConfigBook(ConfigLedger ledger, ConfigLedgerFile file)
{
    private readonly Lock _gate = new();
    private ConfigLedger _current = ledger;

    /// <summary>The ledger now.</summary>
    public ConfigLedger Current => Volatile.Read(ref _current);

    /// <summary>Called after each change.</summary>
    public event Action? Changed;

    /// <summary>Changes the ledger; null, or why it could not be written, and then nothing has changed.</summary>
    public string? Change(Func<ConfigLedger, ConfigLedger> change)
    {
        lock (_gate)
        {
            var changed = change(_current);
            if (changed == _current) return null;
            if (file.Write(changed) is { } problem) return problem;
            Volatile.Write(ref _current, changed);
        }

        Changed?.Invoke();
        return null;
    }

    /// <summary>
    /// Changes what only tells and steers nothing: it holds in memory also where it cannot be written.
    /// </summary>
    public void Note(Func<ConfigLedger, ConfigLedger> change)
    {
        if (Change(change) is null) return;
        lock (_gate) Volatile.Write(ref _current, change(_current));
        Changed?.Invoke();
    }
}
