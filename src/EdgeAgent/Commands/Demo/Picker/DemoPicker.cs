// An emulated picker: signs on at the box's page as a browser would, hears prompts for as long as they sound, and
// answers by a synthetic voice, 20 ms after 20 ms. After three answers that nobody understood he uses his thumbs, as
// people do; so he does after two that were taken for others.
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Sound;
using EdgeAgent.VoicePicking.Headsets.Wire;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.Commands.Demo.Picker;

/// <summary>One picker at one socket.</summary>
/// <param name="socket">The socket of a signed-on page.</param>
/// <param name="mind">What he answers.</param>
/// <param name="voice">Speaks for him.</param>
/// <param name="time">The clock.</param>
/// <param name="said">Gets a line for each thing that is said.</param>
internal sealed class DemoPicker(
    WebSocket socket, PickerMind mind, ISpeechSynthesizer voice, TimeProvider time, Action<string> said)
{
    private const int SpokenTries = 3;
    private const int NoiseLevel = 20;
    private static readonly TimeSpan Block = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Think = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);
    private static readonly SpokenVoice Own = new("en", 150, 100, "en-us");

    private readonly Lock _gate = new();
    private readonly Queue<short> _mouth = new();
    private readonly SemaphoreSlim _turn = new(1);
    private HeadsetScreen? _screen;
    private long _quietAt = time.GetTimestamp();
    private uint _heard;
    private uint _told;
    private string? _answered;
    private long _answeredAt;
    private int _tries;
    private int _mistaken;
    private string _asked = "";
    private long _entries;

    /// <summary>Works until the socket ends.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = ListenAsync(end.Token);
        var speaking = SpeakAsync(end.Token);
        await await Task.WhenAny(listening, speaking);
        await end.CancelAsync();
        await Task.WhenAll(listening, speaking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        var buffer = new byte[4 << 20];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), stop);
                length += part.Count;
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close) return;
            if (part.MessageType == WebSocketMessageType.Binary) Hear(buffer.AsSpan(0, length));
            else Read(buffer.AsSpan(0, length));
        }
    }

    private void Hear(ReadOnlySpan<byte> frame)
    {
        var id = BinaryPrimitives.ReadUInt32LittleEndian(frame[4..]);
        var length = TimeSpan.FromSeconds(
            (frame.Length - PromptFrame.HeaderBytes) / 2.0 / BinaryPrimitives.ReadUInt32LittleEndian(frame[8..]));
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _quietAt = Math.Max(_quietAt, now) + (long)(length.TotalSeconds * time.TimestampFrequency);
            (_heard, _answered, _tries) = (id, null, _answered is null ? _tries : 0);
        }
    }

    private void Read(ReadOnlySpan<byte> text)
    {
        var message = JsonSerializer.Deserialize(text, PageJson.Default.BoxMessage)!;
        lock (_gate)
        {
            if (message.Type == "stop") _quietAt = time.GetTimestamp();
            if (message.Screen is { } screen)
            {
                if (screen.Step != _screen?.Step) (_answered, _tries) = (null, 0);
                _screen = screen;
            }
        }

        if (message is { Type: "notice", Kind: "said", Text: { } line }) said($"box: {line}");
    }

    private async Task SpeakAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(Block, time);
        uint number = 0;
        var random = new Random(1);
        while (await beat.WaitForNextTickAsync(stop))
        {
            await SendAsync(Frame(++number, random), WebSocketMessageType.Binary, stop);
            if (Played() is { } played)
                await SendAsync(new PageMessage { Type = "played", Id = played }, stop);
            if (Due() is { } screen) await AnswerAsync(screen, stop);
        }
    }

    private uint? Played()
    {
        lock (_gate)
        {
            if (_told == _heard || time.GetTimestamp() < _quietAt) return null;
            return _told = _heard;
        }
    }

    // The screen that is to be answered now; null while a prompt sounds, or while he waits for what his answer brings.
    private HeadsetScreen? Due()
    {
        lock (_gate)
        {
            if (_screen is null || _mouth.Count > 0) return null;
            var waits = _answered is null ? time.GetElapsedTime(_quietAt) < Think
                : time.GetElapsedTime(_answeredAt) < Patience;
            return waits || time.GetTimestamp() < _quietAt ? null : _screen;
        }
    }

    private async Task AnswerAsync(HeadsetScreen screen, CancellationToken stop)
    {
        var answer = mind.Answer(screen);
        bool byHand;
        lock (_gate)
        {
            (_answered, _answeredAt) = (answer ?? "", time.GetTimestamp());
            if (screen.Activity == "question") _mistaken += answer == "no" ? 1 : 0;
            else if (screen.Big != _asked) (_asked, _mistaken) = (screen.Big, 0);
            byHand = ++_tries > SpokenTries || _mistaken > 1 || !screen.Listens;
        }

        if (answer is null) return;
        said($"picker{(byHand ? " (by hand)" : "")}: {answer}");
        if (byHand)
        {
            await SendAsync(
                new PageMessage { Type = "entry", N = ++_entries, Step = screen.Step, Text = answer }, stop);
            return;
        }

        var spelled = screen.Field == "digits" && answer.All(char.IsAsciiDigit)
            ? string.Join(' ', answer.ToCharArray())
            : answer;
        var spoken = await voice.SpeakAsync(spelled, Own, stop);
        lock (_gate)
        {
            foreach (var sample in spoken.Samples.Span) _mouth.Enqueue(sample);
        }
    }

    private byte[] Frame(uint number, Random random)
    {
        var frame = new byte[SoundIntake.HeaderBytes + (2 * SpeechFormat.BlockSamples)];
        (frame[0], frame[1]) = (1, 1);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(4), SpeechFormat.SampleRate);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(8), number);
        var samples = MemoryMarshal.Cast<byte, short>(frame.AsSpan(SoundIntake.HeaderBytes));
        lock (_gate)
        {
            foreach (ref var sample in samples)
            {
                var spoken = _mouth.TryDequeue(out var next) ? next : 0;
                sample = (short)Math.Clamp(
                    spoken + random.Next(-NoiseLevel, NoiseLevel + 1), short.MinValue, short.MaxValue);
            }
        }

        return frame;
    }

    private ValueTask SendAsync(PageMessage message, CancellationToken stop) => SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message, PageJson.Default.PageMessage), WebSocketMessageType.Text, stop);

    private async ValueTask SendAsync(byte[] bytes, WebSocketMessageType type, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            await socket.SendAsync(bytes.AsMemory(), type, endOfMessage: true, stop);
        }
        finally
        {
            _turn.Release();
        }
    }
}
