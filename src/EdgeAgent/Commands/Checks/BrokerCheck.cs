// Whether the broker's name resolves and its port answers. The box runs without it, so this is never more than a
// warning.
using System.Net;
using System.Net.Sockets;

namespace EdgeAgent.Commands.Checks;

/// <summary>Knocks at the broker's door.</summary>
internal static class BrokerCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Resolves the name and opens a TCP connection, which it closes again.</summary>
    public static async Task<Finding> RunAsync(string host, int port, TimeProvider time, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        var resolved = false;
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, either.Token);
            resolved = true;
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(addresses, port, either.Token);
            return new Finding("broker", FindingLevel.Ok, $"{host} port {port} answers.");
        }
        catch (SocketException fault)
        {
            return Away(resolved
                ? $"{host} port {port} does not answer ({fault.Message})."
                : $"The name {host} does not resolve ({fault.Message}): check `uplink.host` and the box's DNS.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Away($"{host} port {port} does not answer within {Patience.TotalSeconds:0} s.");
        }
    }

    private static Finding Away(string sentence) =>
        new("broker", FindingLevel.Warning, $"{sentence} The box starts anyway and keeps its events until it does.");
}
