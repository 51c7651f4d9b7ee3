// Serves picking terminals from the box's desk, as a warehouse system does: requests are answered, results get their
// receipt when they are on disk. Loopback only; a bounded number of connections, and none that says nothing for long.
using System.Net;
using System.Net.Sockets;
using System.Text;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.VoicePicking.Work;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>Listens on both ports.</summary>
internal sealed class TerminalServer : IDisposable
{
    private const int MostConnections = 64;
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);
    private static readonly byte[] Taken = "Y"u8.ToArray();
    private static readonly byte[] NotTaken = "N"u8.ToArray();

    private readonly TerminalDialogue _dialogue;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly TcpListener _lut;
    private readonly TcpListener _odr;
    private readonly SemaphoreSlim _room = new(MostConnections, MostConnections);

    /// <summary>Opens both ports.</summary>
    /// <exception cref="StartRefusal">A port is taken: a sentence.</exception>
    public TerminalServer(ListenOptions options, TerminalDialogue dialogue, TimeProvider time, ILogger log)
    {
        (_dialogue, _time, _log) = (dialogue, time, log);
        var address = IPAddress.Parse(options.Address);
        (_lut, _odr) = (new TcpListener(address, options.LutPort), new TcpListener(address, options.OdrPort));
        try
        {
            _lut.Start();
            _odr.Start();
        }
        catch (SocketException fault)
        {
            Dispose();
            throw new StartRefusal(
                $"Picking terminals cannot be served at {options.Address}, ports {options.LutPort} and {options.OdrPort}: {fault.Message} "
                + "Stop what uses them, or set others under `voice-picking: terminals: listen:`.",
                fault);
        }

        WorkLog.Serving(log, options.Address, LutPort, OdrPort);
    }

    /// <summary>The port for requests.</summary>
    public int LutPort => ((IPEndPoint)_lut.LocalEndpoint).Port;

    /// <summary>The port for results.</summary>
    public int OdrPort => ((IPEndPoint)_odr.LocalEndpoint).Port;

    /// <summary>Serves until stopped.</summary>
    public Task RunAsync(CancellationToken stop) => SideBySide.RunAsync(
        stop, ending => AcceptAsync(_lut, AnswerAsync, ending), ending => AcceptAsync(_odr, ReceiveAsync, ending));

    /// <inheritdoc/>
    public void Dispose()
    {
        _lut.Dispose();
        _odr.Dispose();
        _room.Dispose();
    }

    private async Task AcceptAsync(
        TcpListener listener, Func<string, CancellationToken, Task<byte[]>> answer, CancellationToken stop)
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                await _room.WaitAsync(stop);
                var client = await listener.AcceptTcpClientAsync(stop);
                served.RemoveAll(task => task.IsCompleted);
                served.Add(ServeAsync(client, answer, stop));
            }
        }
        finally
        {
            await Task.WhenAll(served).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(
        TcpClient client, Func<string, CancellationToken, Task<byte[]>> answer, CancellationToken stop)
    {
        using var owned = client;
        var peer = client.Client.RemoteEndPoint?.ToString() ?? "an unknown address";
        try
        {
            var stream = client.GetStream();
            var lines = new LutStream(stream);
            while (true)
            {
                using var limit = new CancellationTokenSource(Silence, _time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
                if (await lines.ReadRequestAsync(either.Token) is not { } line) return;
                await stream.WriteAsync(await answer(line, stop), either.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The stop, or a terminal that said nothing for too long: it connects anew when it has something to say.
        }
        catch (Exception fault) when (fault is DeviceFault or IOException)
        {
            WorkLog.TerminalFault(_log, peer, fault.Message);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<byte[]> AnswerAsync(string line, CancellationToken stop)
    {
        var (request, fault) = LutRequest.Parse(line);
        var records = request is null
            ? [LutRecord.Error(99, fault!)]
            : await _dialogue.AnswerAsync(request, stop);
        return Encoding.UTF8.GetBytes(string.Join("\r\n", records.Select(record => record.Format())) + LutRequest.End);
    }

    // What makes no sense is receipted too: a terminal would send it for ever. What the desk refuses as wrong as well,
    // since it will not become right; what cannot be kept now is asked for again.
    private async Task<byte[]> ReceiveAsync(string line, CancellationToken stop)
    {
        var (request, fault) = LutRequest.Parse(line);
        if (request is null)
        {
            WorkLog.TerminalFault(_log, "the results' port", fault!);
            return Taken;
        }

        var record = (await _dialogue.AnswerAsync(request, stop))[0];
        if (record.Code == 0) return Taken;
        WorkLog.TerminalFault(_log, "the results' port", record.Message);
        return record.Code == TerminalDialogue.Later ? NotTaken : Taken;
    }
}
