// From nothing to an accepted connection: TCP, TLS, CONNECT, CONNACK, all within one time limit.
using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Mqtt.Packets;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>What an opened line consists of.</summary>
internal sealed record MqttOpening(Stream Stream, PipeReader Reader, ConnectAnswer Answer)
{
    private const int ReadBytes = 16 * 1024;

    /// <summary>Opens a line and enters the broker.</summary>
    /// <exception cref="BrokerRefusal">With a sentence.</exception>
    public static async Task<MqttOpening> OpenAsync(MqttSettings settings, TimeProvider time, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(settings.ConnectWithin, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        Stream? stream = null;
        try
        {
            stream = new NetworkStream(await DialAsync(settings, both.Token), ownsSocket: true);
            if (settings.Tls is not null) stream = await SecureAsync(stream, settings, both.Token);
            // An idle connection waits with an empty read and holds no buffer.
            var reader = PipeReader.Create(
                stream, new StreamPipeReaderOptions(bufferSize: ReadBytes, useZeroByteReads: true));
            await stream.WriteAsync(Outgoing.Connect(settings), both.Token);
            var answer = await AnswerAsync(reader, settings, both.Token);
            if (answer.Reason != 0) throw Refused(answer, settings);
            var opening = new MqttOpening(stream, reader, answer);
            stream = null;
            return opening;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new BrokerRefusal(
                $"Nothing answered at {settings.Where} within {settings.ConnectWithin.TotalSeconds:0} s: check address, "
                + "network and firewall, and whether the broker runs.");
        }
        catch (MalformedPacket fault)
        {
            throw new BrokerRefusal(
                $"What answers at {settings.Where} is no MQTT 5 broker: {fault.Message}. Check the port.", fault);
        }
        catch (IOException fault)
        {
            throw new BrokerRefusal(Closed(settings, fault.Message), fault);
        }
        finally
        {
            if (stream is not null) await stream.DisposeAsync();
        }
    }

    private static async Task<Socket> DialAsync(MqttSettings settings, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, stop);
            return socket;
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            var advice = fault.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
                    "the name has no address: check its spelling and the name service",
                SocketError.ConnectionRefused => "nothing listens there: check the port and whether the broker runs",
                _ => fault.Message,
            };
            throw new BrokerRefusal($"The broker at {settings.Where} cannot be reached: {advice}.", fault);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Stream> SecureAsync(Stream line, MqttSettings settings, CancellationToken stop)
    {
        var secure = new SslStream(line);
        try
        {
            await secure.AuthenticateAsClientAsync(settings.Tls!.OptionsFor(settings.Host), stop);
            return secure;
        }
        catch (AuthenticationException fault)
        {
            await secure.DisposeAsync();
            throw new BrokerRefusal(
                $"TLS with {settings.Where} failed ({fault.InnerException?.Message ?? fault.Message}): check `tls.ca` "
                + "against the broker's certificate, its host name and this machine's clock.", fault);
        }
    }

    private static async Task<ConnectAnswer> AnswerAsync(
        PipeReader reader, MqttSettings settings, CancellationToken stop)
    {
        while (true)
        {
            var read = await reader.ReadAsync(stop);
            var buffer = read.Buffer;
            if (buffer.FirstSpan is [var first, ..] && first >> 4 != (int)PacketType.ConnectAck)
                throw new MalformedPacket($"its answer begins with the byte 0x{first:X2}");
            if (Frame.TryTake(ref buffer, settings.MaximumPacket, out var frame))
            {
                var answer = ConnectAnswer.Read(frame);
                reader.AdvanceTo(buffer.Start);
                return answer;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted) throw new BrokerRefusal(Closed(settings, "the other side closed"));
        }
    }

    private static string Closed(MqttSettings settings, string detail) => settings.Tls switch
    {
        null => $"The broker at {settings.Where} closed the connection without an answer ({detail.TrimEnd('.')}): it "
            + "may expect TLS, or not speak MQTT 5.",
        { ShowsCertificate: true } => $"The broker at {settings.Where} closed the connection after TLS "
            + $"({detail.TrimEnd('.')}): check that it knows the authority of `tls.certificate`.",
        _ => $"The broker at {settings.Where} closed the connection after TLS ({detail.TrimEnd('.')}): it may want a "
            + "certificate of ours: set `tls.certificate` and `tls.key`.",
    };

    private static BrokerRefusal Refused(ConnectAnswer answer, MqttSettings settings)
    {
        var reason = ReasonCodes.Modern(answer.Reason);
        var words = ReasonCodes.Describe(reason, answer.Properties.ReasonString);
        var advice = reason switch
        {
            0x86 or 0x87 or 0x8C =>
                $" Check user name and password of {settings.Username ?? "(no user name)"}, and the broker's rights.",
            0x85 => $" The client id is '{settings.ClientId}'.",
            _ => "",
        };
        return new BrokerRefusal($"The broker at {settings.Where} refuses the connection: {words}.{advice}");
    }
}
