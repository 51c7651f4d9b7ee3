// Looks for readers in the networks that the box is in: one connection an address, few at once, and slowly, so that no
// switch and no intrusion alarm takes it for an attack. What answers is asked what it is, as a probe asks.
using System.Globalization;
using System.Net;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Llrp;

/// <summary>The search of the LLRP driver.</summary>
internal static class ReaderSweep
{
    private const string Zone = "found";
    private const int UsualPort = 5084;
    private const int AtOnce = 32;

    /// <summary>No more than <see cref="AtOnce"/> new connections in each of these.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan TimeToTell = TimeSpan.FromSeconds(5);

    /// <summary>Asks every address of the scope's networks once.</summary>
    public static async Task<IReadOnlyList<FoundDevice>> RunAsync(FindScope scope, CancellationToken stop)
    {
        var found = new List<FoundDevice>();
        var hosts = scope.Networks.SelectMany(network => network.Hosts()).Distinct().ToArray();
        foreach (var group in hosts.Chunk(AtOnce))
        {
            var beat = Task.Delay(Beat, scope.Services.Time, stop);
            var looks = await Task.WhenAll(group.Select(host => LookAsync(host, scope, stop)));
            found.AddRange(looks.OfType<FoundDevice>());
            await beat;
        }

        return found;
    }

    private static async Task<FoundDevice?> LookAsync(IPAddress host, FindScope scope, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(scope.ConnectWithin, scope.Services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            await using var stream = await scope.Services.Network.ConnectAsync(
                host.ToString(), scope.ReaderPort, null, either.Token);
            return await FoundAsync(host, stream, scope, stop);
        }
        catch (DeviceFault)
        {
            return null; // nobody there, or nobody at this port: so it is with nearly every address
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<FoundDevice> FoundAsync(
        IPAddress host, Stream stream, FindScope scope, CancellationToken stop)
    {
        var options = new LlrpOptions
        {
            Host = host.ToString(),
            Port = scope.ReaderPort,
            Antennas = new Dictionary<int, LlrpAntenna> { [1] = new(Zone) },
        };
        var report = await ProbeAsync(options, scope.Services with { Network = new OneStream(stream) }, stop);
        var antennas = report.Facts.FirstOrDefault(fact => fact.Key == "antennas").Value;
        var summary = $"Port {scope.ReaderPort} of {host}: {report.Summary}";
        return new FoundDevice("llrp", YamlText.Id($"reader-{host}"), summary)
        {
            Facts = report.Facts,
            Marks = [host.ToString()],
            Zones = [Zone],
            Block =
            [
                $"host: {host}",
                .. scope.ReaderPort == UsualPort ? Array.Empty<string>() : [$"port: {scope.ReaderPort}"],
                "antennas: # the zone that each of them looks at",
                .. Enumerable.Range(1, int.TryParse(antennas, CultureInfo.InvariantCulture, out var told) ? told : 1)
                    .Select(antenna => $"  {antenna}: {{zone: {Zone}}}"),
            ],
        };
    }

    private static async Task<ProbeReport> ProbeAsync(
        LlrpOptions options, DriverServices services, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(TimeToTell, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return await LlrpProbe.RunAsync(options, services, either.Token);
        }
        catch (Exception fault) when (fault is IOException
            || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return new ProbeReport(false, "something answers there that does not speak LLRP.", []);
        }
    }

    /// <summary>The connection that was made to see whether anybody answers.</summary>
    private sealed class OneStream(Stream stream) : IStreamConnector
    {
        public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
            Task.FromResult(stream);
    }
}
