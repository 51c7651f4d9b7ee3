// A picking terminal in a test: it asks over the one port and tells results over the other, each until it has a
// receipt, whatever happens to the box meanwhile.
using System.Net;
using System.Net.Sockets;
using System.Text;
using EdgeAgent.VoicePicking.Terminals;

namespace EdgeAgent.SystemTests.VoicePicking;

/// <summary>One terminal with its operator.</summary>
internal sealed class Terminal(int lutPort, int odrPort, string @operator)
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private int _time;

    /// <summary>Asks, and asks again while nobody answers.</summary>
    public async Task<IReadOnlyList<LutRecord>> AskAsync(string name, CancellationToken stop, params string[] more)
    {
        while (true)
        {
            try
            {
                await using var stream = await OpenAsync(lutPort, $"prTaskLUT{name}", $"{++_time}", more, stop);
                return await new LutStream(stream).ReadAnswerAsync(stop);
            }
            catch (Exception fault) when (fault is SocketException or IOException or Drivers.DeviceFault)
            {
                await Task.Delay(Again, stop);
            }
        }
    }

    /// <summary>Tells a result until it has a receipt: the same record each time. Says how often it was sent.</summary>
    public async Task<int> TellAsync(string name, CancellationToken stop, params string[] more)
    {
        var time = $"{++_time}";
        for (var sent = 1; ; sent++)
        {
            try
            {
                await using var stream = await OpenAsync(odrPort, $"prTaskODR{name}", time, more, stop);
                if (await new LutStream(stream).ReadReceiptAsync(stop) == 'Y') return sent;
            }
            catch (Exception fault) when (fault is SocketException or IOException or Drivers.DeviceFault)
            {
                await Task.Delay(Again, stop);
            }
        }
    }

    private async Task<Stream> OpenAsync(
        int port, string name, string time, string[] more, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, stop);
            var stream = new NetworkStream(socket, ownsSocket: true);
            var request = new LutRequest(name, [time, "T-1", @operator, .. more]).Format();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), stop);
            return stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
