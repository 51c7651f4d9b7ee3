// The speech models for a `try` command, loaded once for all its recordings.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech;

namespace EdgeAgent.Commands.Try;

/// <summary>The inference library with the word model in it.</summary>
internal sealed class SpeechTools : IDisposable
{
    private readonly OnnxLibrary _library;

    private SpeechTools(OnnxLibrary library) => (_library, Models) = (library, SpeechModels.Load(library));

    /// <summary>The models.</summary>
    public SpeechModels Models { get; }

    /// <summary>
    /// Loads the models that travel with the program, and runs them once: times are those of a running box.
    /// </summary>
    /// <param name="error">Takes a sentence for what is wrong.</param>
    /// <returns>Null where something is wrong.</returns>
    public static SpeechTools? Load(TextWriter error)
    {
        OnnxLibrary? library = null;
        try
        {
            library = OnnxLibrary.Load();
            var tools = new SpeechTools(library);
            tools.Models.Recognizer.Recognize(new short[SpeechFormat.SampleRate], SpeechGrammar.YesOrNo, null);
            return tools;
        }
        catch (Exception fault) when (fault is OnnxException or SpeechException)
        {
            library?.Dispose();
            error.WriteLine(fault.Message);
            return null;
        }
    }

    /// <summary>Reads an operator's template.</summary>
    /// <param name="path">The file that `try enrol` wrote.</param>
    /// <param name="error">Takes a sentence for what is wrong.</param>
    /// <returns>Null where something is wrong.</returns>
    public VoiceTemplate? ReadVoice(string path, TextWriter error)
    {
        try
        {
            var voice = VoiceTemplate.FromBytes(File.ReadAllBytes(path));
            if (voice is null)
                error.WriteLine($"--operator {path} is damaged, or no voice template: make it anew with `try enrol`.");
            else if (voice.Model != Models.Identity)
                error.WriteLine(
                    $"--operator {path} was made for the model {voice.Model}, and this is {Models.Identity}: make it "
                    + "anew with `try enrol`.");
            else
                return voice;
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"--operator {path} cannot be read: {fault.Message}");
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Models.Dispose();
        _library.Dispose();
    }
}
