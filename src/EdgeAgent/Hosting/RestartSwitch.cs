// How a part of the agent asks for a restart: the run ends in its usual order, and the command `run` begins a new one.
namespace EdgeAgent.Hosting;

/// <summary>Asks for a restart, once.</summary>
internal sealed class RestartSwitch : IDisposable
{
    private readonly CancellationTokenSource _asked = new();

    /// <summary>Cancelled when a restart is asked for.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <summary>Asks for it.</summary>
    public void Restart() => _asked.Cancel();

    /// <inheritdoc/>
    public void Dispose() => _asked.Dispose();
}
