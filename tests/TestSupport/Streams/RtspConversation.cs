// One client of the test camera: its requests, and the pictures that go to it.
using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>One RTSP connection.</summary>
internal sealed class RtspConversation(RtspServer server, TcpClient client, CancellationToken end)
{
    private const string Session = "4711";
    private const uint ClockRate = 90_000;

    private readonly NetworkStream _stream = client.GetStream();
    private readonly SemaphoreSlim _writing = new(1);
    private UdpClient? _udp;

    /// <summary>Answers requests until the client goes.</summary>
    public async Task RunAsync()
    {
        using var hungUp = CancellationTokenSource.CreateLinkedTokenSource(end);
        var playing = Task.CompletedTask;
        try
        {
            while (await RtspRequest.ReadAsync(_stream, end) is { } request)
            {
                foreach (var line in request.Lines) server.Requests.Enqueue(line);
                await AnswerAsync(request);
                if (request.Method == "TEARDOWN") break;
                if (request.Method == "PLAY" && playing.IsCompleted) playing = Task.Run(() => PlayAsync(hungUp.Token));
            }
        }
        finally
        {
            await hungUp.CancelAsync();
            client.Close();
            await playing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _udp?.Dispose();
        }
    }

    private Task AnswerAsync(RtspRequest request)
    {
        if (request.Method == "DESCRIBE" && server.Settings.Refusal is { } refusal)
            return SendAsync(request, refusal, []);
        if (request.Method != "OPTIONS" && server.Settings.Login is { } login
            && !login.Accepts(request.Method, request.Header("Authorization")))
            return SendAsync(request, "401 Unauthorized", [$"WWW-Authenticate: {login.Challenge}"]);
        return request.Method switch
        {
            "OPTIONS" => SendAsync(request, "200 OK", ["Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN"]),
            "DESCRIBE" => SendAsync(request, "200 OK", ["Content-Type: application/sdp"], Description()),
            "SETUP" => SendAsync(request, "200 OK", [$"Session: {Session}", $"Transport: {Transport(request)}"]),
            _ => SendAsync(request, "200 OK", [$"Session: {Session}"]),
        };
    }

    private string Description() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        v=0
        o=- 1 1 IN IP4 127.0.0.1
        s=test
        c=IN IP4 127.0.0.1
        t=0 0
        m=video 0 RTP/AVP {RtpPackets.PayloadType}
        a=rtpmap:{RtpPackets.PayloadType} {server.Settings.Codec}/{ClockRate}
        a=framerate:{server.Clip.FramesPerSecond}
        a=fmtp:{RtpPackets.PayloadType} packetization-mode=1;sprop-parameter-sets={server.Clip.ParameterSets}
        a=control:trackID=0

        """).ReplaceLineEndings("\r\n");

    private string Transport(RtspRequest request)
    {
        var wanted = request.Header("Transport") ?? "";
        if (wanted.Contains("interleaved", StringComparison.Ordinal)) return "RTP/AVP/TCP;unicast;interleaved=0-1";
        var ports = wanted[(wanted.IndexOf("client_port=", StringComparison.Ordinal) + "client_port=".Length)..];
        var port = int.Parse(ports.Split('-', ';')[0], CultureInfo.InvariantCulture);
        _udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        _udp.Connect(IPAddress.Loopback, port);
        var own = ((IPEndPoint)_udp.Client.LocalEndPoint!).Port;
        return $"RTP/AVP;unicast;client_port={port}-{port + 1};server_port={own}-{own + 1}";
    }

    private async Task SendAsync(RtspRequest request, string status, IEnumerable<string> headers, string body = "")
    {
        string[] lines =
        [
            $"RTSP/1.0 {status}", $"CSeq: {request.Header("CSeq")}", .. headers,
            $"Content-Length: {Encoding.UTF8.GetByteCount(body)}", "", body,
        ];
        await WriteAsync(Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
    }

    private async Task PlayAsync(CancellationToken stop)
    {
        var packets = new RtpPackets();
        var clip = server.Clip;
        var gap = TimeSpan.FromSeconds(1 / clip.FramesPerSecond / server.Settings.Speed);
        uint time = 0;
        for (var index = 0; !stop.IsCancellationRequested; index++)
        {
            if (!ReferenceEquals(clip, server.Clip) || (index == clip.Pictures.Count && server.Settings.Repeat))
                (clip, index) = (server.Clip, 0);
            if (index >= clip.Pictures.Count) break;
            while (server.Silent) await Task.Delay(20, stop);
            foreach (var packet in packets.Of(clip.Pictures[index], time)) await SendPacketAsync(packet);
            time += (uint)(ClockRate / clip.FramesPerSecond);
            if (gap > TimeSpan.Zero) await Task.Delay(gap, stop);
        }

        // A camera that has nothing more to show hangs up; what was sent still arrives.
        client.Client.Shutdown(SocketShutdown.Send);
    }

    private Task SendPacketAsync(byte[] packet)
    {
        if (_udp is { } udp) return udp.SendAsync(packet, end).AsTask();
        var framed = new byte[packet.Length + 4];
        framed[0] = (byte)'$';
        BinaryPrimitives.WriteUInt16BigEndian(framed.AsSpan(2), (ushort)packet.Length);
        packet.CopyTo(framed, 4);
        return WriteAsync(framed);
    }

    private async Task WriteAsync(byte[] bytes)
    {
        await _writing.WaitAsync(end);
        try
        {
            await _stream.WriteAsync(bytes, end);
        }
        finally
        {
            _writing.Release();
        }
    }
}
