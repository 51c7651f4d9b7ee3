// What every command that asks boxes has in common: who asks, and that faults are sentences.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>Runs a command that asks boxes.</summary>
internal static class PullGuard
{
    /// <summary>Who asks, for the logs of the boxes: <c>name@machine</c>.</summary>
    public static string Operator => $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>Runs it; a fault that a person can act on becomes a sentence and exit code 1.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception fault) when (fault is BoxRefusal or BrokerRefusal or ConfigRefusal or StoreUnavailable)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 1; // Ctrl-C: what was stored is stored, and asking again goes on.
        }
    }
}
