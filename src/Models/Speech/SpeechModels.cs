// The models for hearing, loaded once for all pickers of a box.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech.Enrolment;
using EdgeAgent.Models.Speech.Words;

namespace EdgeAgent.Models.Speech;

/// <summary>The recogniser, and what learns an operator's voice. Safe for use from several threads.</summary>
public sealed class SpeechModels : IDisposable
{
    /// <summary>
    /// How many utterances are recognised at the same time; the others of eight pickers wait milliseconds.
    /// </summary>
    private const int Places = 2;

    private readonly WordModel _model;

    private SpeechModels(WordModel model) => (_model, Recognizer) = (model, new WordRecognizer(model));

    /// <summary>Recognises utterances of all pickers.</summary>
    public ISpeechRecognizer Recognizer { get; }

    /// <summary>Name and version of the model; templates that name another one are to be made anew.</summary>
    public string Identity => _model.Manifest.Identity;

    /// <summary>Loads the models that travel with the program.</summary>
    /// <param name="library">ONNX Runtime; it stays the caller's.</param>
    /// <param name="weights">The folder with the weights; by default the one beside the program.</param>
    /// <exception cref="SpeechException">A model is missing or damaged.</exception>
    public static SpeechModels Load(OnnxLibrary library, string? weights = null) => new(WordModel.Load(
        library,
        Path.Combine(weights ?? Path.Combine(AppContext.BaseDirectory, "weights"), "speech-words.onnx"),
        Places));

    /// <summary>Begins to learn an operator's voice.</summary>
    public IVoiceEnrolment BeginEnrolment() => new VoiceEnrolment(_model);

    /// <inheritdoc/>
    public void Dispose() => Recognizer.Dispose();
}
