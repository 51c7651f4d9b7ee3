// `edge-agent try enrol --out FILE WORD=WAV…`: makes an operator's voice template of labelled recordings.
using System.CommandLine;
using EdgeAgent.Models.Speech.Audio;

namespace EdgeAgent.Commands.Try;

/// <summary>
/// Prints one JSON object for each take: <c>file, words, kept, quality, heard</c>, or <c>file, error</c>, and writes
/// the template.
/// </summary>
public static class TryEnrolCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build()
    {
        var takes = new Argument<string[]>("WORD=WAV")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "What is said and its recording: nine=nine-1.wav, \"skip slot=skip.flac\".",
        };
        var file = new Option<string>("--out")
        {
            Required = true,
            Description = "The file that takes the template. It is data about a person: keep it as such.",
        };
        var command = new Command(
            "enrol",
            "Learns an operator's voice from recordings of single words, for `try speech --operator`. Prints for each "
                + "whether it was kept, and why not.")
        {
            takes, file,
        };
        command.SetAction((call, stop) => RunAsync(
            call.GetRequiredValue(takes), call.GetRequiredValue(file),
            call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, stop));
        return command;
    }

    /// <summary>Takes the recordings in turn, and writes the template.</summary>
    /// <returns>0 where all were kept, 1 where any was not, 2 where nothing could be learned or written.</returns>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> takes, string file, TextWriter output, TextWriter error, CancellationToken stop)
    {
        using var tools = SpeechTools.Load(error);
        if (tools is null) return TrySpeechCommand.BadCall;
        var enrolment = tools.Models.BeginEnrolment();
        var (kept, all) = (0, true);
        foreach (var take in takes)
        {
            stop.ThrowIfCancellationRequested();
            var parts = take.Split('=', 2);
            if (parts.Length != 2)
            {
                await error.WriteLineAsync($"'{take}' is no take: write what is said, '=', and the recording.");
                return TrySpeechCommand.BadCall;
            }

            try
            {
                var verdict = enrolment.Add(SpeechFile.Read(parts[1]), parts[0]);
                kept += verdict.Kept ? 1 : 0;
                all &= verdict.Kept;
                await output.WriteLineAsync(SpeechLine.Of(parts[1], parts[0], verdict));
            }
            catch (AudioException fault)
            {
                all = false;
                await output.WriteLineAsync(SpeechLine.Bad(parts[1], fault.Message));
            }
        }

        if (kept == 0)
        {
            await error.WriteLineAsync("No take was good enough to learn from, so no template was written.");
            return TrySpeechCommand.BadCall;
        }

        try
        {
            await File.WriteAllBytesAsync(file, enrolment.Finish().ToBytes(), stop);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"--out {file} cannot be written: {fault.Message}");
            return TrySpeechCommand.BadCall;
        }

        return all ? 0 : 1;
    }
}
