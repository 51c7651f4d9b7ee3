// `edge-agent try speech WAV… --expect …`: what the box hears in recordings, with no headset and no config.
using System.CommandLine;
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Audio;

namespace EdgeAgent.Commands.Try;

/// <summary>
/// Prints one JSON object for each recording: <c>file, text, confidence, accepted, ms</c>, or <c>file, error</c>.
/// </summary>
public static class TrySpeechCommand
{
    /// <summary>Exit code where the call itself is wrong, or the models are missing.</summary>
    internal const int BadCall = 2;

    /// <summary>Makes the command.</summary>
    /// <param name="time">The clock that measures.</param>
    public static Command Build(TimeProvider time)
    {
        var files = new Argument<string[]>("WAV")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Recordings of one answer each: WAV, FLAC, Ogg; any rate, any number of channels.",
        };
        var expect = new Option<string>("--expect")
        {
            Required = true,
            Description = $"What may be said: {SpeechExpectation.Choices}.",
        };
        var voice = new Option<string?>("--operator")
        {
            Description = "The voice template of who speaks, as `try enrol` writes it.",
        };
        var command = new Command(
            "speech",
            "Recognises spoken answers and prints one JSON object a recording. 'text' is empty where nothing was said "
                + "that may be said; 'accepted' says whether it is sure enough to be acted on without asking back; "
                + "'ms' is the time to recognise, without reading the file.")
        {
            files, expect, voice,
        };
        command.SetAction((call, stop) => RunAsync(
            call.GetRequiredValue(files), call.GetRequiredValue(expect), call.GetValue(voice), time,
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, stop));
        return command;
    }

    /// <summary>Recognises the recordings in turn.</summary>
    /// <returns>0 where all were recordings, 1 where any was none, 2 where the call itself is wrong.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> files, string expect, string? voiceFile, TimeProvider time,
        TextWriter output, TextWriter error, CancellationToken stop)
    {
        if (SpeechExpectation.Of(expect) is not { } grammar)
        {
            await error.WriteLineAsync($"--expect {expect} is not known; known are {SpeechExpectation.Choices}.");
            return BadCall;
        }

        using var tools = SpeechTools.Load(error);
        if (tools is null) return BadCall;
        VoiceTemplate? voice = null;
        if (voiceFile is not null && (voice = tools.ReadVoice(voiceFile, error)) is null) return BadCall;
        var all = true;
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                var samples = SpeechFile.Read(file);
                var start = time.GetTimestamp();
                var answer = tools.Models.Recognizer.Recognize(samples, grammar, voice);
                await output.WriteLineAsync(SpeechLine.Of(file, answer, time.GetElapsedTime(start)));
            }
            catch (AudioException fault)
            {
                all = false;
                await output.WriteLineAsync(SpeechLine.Bad(file, fault.Message));
            }
        }

        return all ? 0 : 1;
    }
}
