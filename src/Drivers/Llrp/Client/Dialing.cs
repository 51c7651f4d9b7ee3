// Opens the link within a time, so that a firewall that swallows packets is told from a slow reader.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>The way to the reader.</summary>
internal static class Dialing
{
    /// <summary>How long a reader may take to accept the connection.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Opens a stream to the reader.</summary>
    /// <exception cref="DeviceFault">Nothing answers, or TLS fails.</exception>
    public static async Task<Stream> DialAsync(LlrpOptions options, DriverServices services, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Limit, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        try
        {
            return await services.Network.ConnectAsync(options.Host, options.Port, options.Tls, either.Token);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new DeviceFault(
                $"The reader at {options.Host}:{options.Port} did not accept a connection within " +
                $"{Limit.TotalSeconds:0} s: check its power, its network cable and its address.",
                cause: fault);
        }
    }
}
