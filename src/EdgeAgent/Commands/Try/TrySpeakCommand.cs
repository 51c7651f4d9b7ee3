// `edge-agent try speak TEXT --language zh --out FILE.wav`: how the box says something, with no headset and no config.
using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.Commands.Try;

/// <summary>Speaks a text into a WAV file and prints <c>text, language, file, seconds, ms</c>.</summary>
public static class TrySpeakCommand
{
    private const int CannotSpeak = 1;

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(),
    };

    /// <summary>Builds the command.</summary>
    /// <param name="time">The clock that measures.</param>
    public static Command Build(TimeProvider time)
    {
        var text = new Argument<string>("TEXT") { Description = "What to say; phonemes of espeak-ng stand in [[ ]]." };
        var language = new Option<string>("--language")
        {
            Description = "en, zh, or another language of espeak-ng.",
            DefaultValueFactory = _ => SpokenVoice.Standard.Language,
        };
        var voice = new Option<string?>("--voice") { Description = "One of espeak-ng's voices, such as en-gb+f3." };
        var speed = new Option<int>("--words-per-minute")
        {
            Description = $"How fast, {SpokenVoice.Slowest} to {SpokenVoice.Fastest}.",
            DefaultValueFactory = _ => SpokenVoice.Standard.WordsPerMinute,
        };
        var volume = new Option<int>("--volume")
        {
            Description = $"How loud in per cent, {SpokenVoice.Softest} to {SpokenVoice.Loudest}.",
            DefaultValueFactory = _ => SpokenVoice.Standard.VolumePercent,
        };
        var file = new Option<string>("--out")
        {
            Description = "The WAV file to write (16 kHz, one channel).",
            Required = true,
        };
        var command = new Command("speak", "Speaks a text into a WAV file.")
        {
            text, language, voice, speed, volume, file,
        };
        command.SetAction((parsed, stop) =>
        {
            var spoken = new SpokenVoice(
                parsed.GetRequiredValue(language),
                Math.Clamp(parsed.GetValue(speed), SpokenVoice.Slowest, SpokenVoice.Fastest),
                Math.Clamp(parsed.GetValue(volume), SpokenVoice.Softest, SpokenVoice.Loudest),
                parsed.GetValue(voice));
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return RunAsync(
                parsed.GetRequiredValue(text), spoken, parsed.GetRequiredValue(file), time, output, error, stop);
        });
        return command;
    }

    /// <summary>Speaks.</summary>
    /// <returns>0, or 1 where it could not be spoken or written.</returns>
    internal static async Task<int> RunAsync(
        string text,
        SpokenVoice voice,
        string file,
        TimeProvider time,
        TextWriter output,
        TextWriter error,
        CancellationToken stop)
    {
        try
        {
            await using var synthesizer = EspeakSynthesizer.Start(new SpeakingOptions());
            var begin = time.GetTimestamp();
            var prompt = await synthesizer.SpeakAsync(text, voice, stop);
            var took = time.GetElapsedTime(begin);
            await File.WriteAllBytesAsync(file, WaveFile.Of(prompt), stop);
            var line = new JsonObject
            {
                ["text"] = prompt.Text,
                ["language"] = voice.Language,
                ["file"] = file,
                ["seconds"] = Math.Round(prompt.Length.TotalSeconds, 3),
                ["ms"] = Math.Round(took.TotalMilliseconds, 1),
            };
            await output.WriteLineAsync(line.ToJsonString(Readable));
            return 0;
        }
        catch (Exception fault) when (fault is SpeechSynthesisException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(fault.Message);
            return CannotSpeak;
        }
    }
}
