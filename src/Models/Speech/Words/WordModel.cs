// The word model: from the samples of an utterance to the scores of its frames.
using System.Collections.Concurrent;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech.Decoding;
using EdgeAgent.Models.Speech.Enrolment;
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Words;

/// <summary>
/// The net with its manifest. Its weights are held once; so many calls compute at the same time as there are places,
/// and others wait.
/// </summary>
internal sealed class WordModel : IDisposable
{
    private const string Logits = "logits";
    private const string Embedding = "embedding";

    /// <summary>Silence that is put around an utterance: the net was trained on words with some around them.</summary>
    private const int Around = SpeechFormat.SampleRate / 4;

    private readonly OnnxSession _session;
    private readonly ConcurrentBag<OnnxRun> _idle = [];
    private readonly SemaphoreSlim _places;
    private readonly (int Token, int Into)[] _same;

    private WordModel(OnnxSession session, SpeechManifest manifest, int places)
    {
        (_session, Manifest, _places) = (session, manifest, new SemaphoreSlim(places));
        Vocabulary = new Vocabulary(manifest.Tokens);
        _same =
        [
            .. manifest.SameMeaning.Select(it => (Vocabulary.NumberOf(it.Key), Vocabulary.NumberOf(it.Value)))
                .Where(it => it is { Item1: > 0, Item2: > 0 }),
        ];
    }

    /// <summary>What the weights say about themselves.</summary>
    public SpeechManifest Manifest { get; }

    /// <summary>The tokens.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>Loads the weights.</summary>
    /// <param name="library">ONNX Runtime; it stays the caller's.</param>
    /// <param name="path">The model file; its manifest lies beside it, with the ending json.</param>
    /// <param name="places">How many calls compute at the same time.</param>
    /// <exception cref="SpeechException">Model or manifest are missing or damaged.</exception>
    public static WordModel Load(OnnxLibrary library, string path, int places)
    {
        try
        {
            var manifest = SpeechManifest.Read(Path.ChangeExtension(path, "json"));
            // An arena keeps the memory of the longest utterance for ever; without it a picker costs next to nothing.
            return new WordModel(library.Open(path, new OnnxSessionOptions(Arena: false)), manifest, places);
        }
        catch (Exception fault) when (fault is OnnxException or Manifests.ManifestException)
        {
            throw new SpeechException($"The word model cannot be used: {fault.Message}", fault);
        }
    }

    /// <summary>Looks at an utterance.</summary>
    /// <param name="samples">Mono, 16,000 samples a second.</param>
    /// <exception cref="SpeechException">The model gives something else than its manifest says.</exception>
    public HeardFrames Hear(ReadOnlySpan<short> samples)
    {
        _places.Wait();
        var run = _idle.TryTake(out var idle) ? idle : _session.Prepare();
        try
        {
            var input = run.Input<float>(Manifest.Input.Name, 1, samples.Length + (2 * Around)).Span;
            input.Clear();
            for (var at = 0; at < samples.Length; at++) input[Around + at] = samples[at] / 32768f;
            run.Execute();
            var (logits, embedding) = (run.Output<float>(Logits), run.Output<float>(Embedding));
            if (logits.Shape is not [1, var frames, var tokens] || tokens != Manifest.Tokens.Count
                || embedding.Shape is not [1, var others, var dimension] || others != frames
                || dimension != Manifest.Outputs.Embedding)
                throw new SpeechException(
                    $"The word model {_session.Name} does not give what its manifest says: {Manifest.Tokens.Count} "
                    + $"tokens and {Manifest.Outputs.Embedding} dimensions a frame.");
            return new HeardFrames(logits.Span.ToArray(), embedding.Span.ToArray(), (int)tokens);
        }
        catch (OnnxException fault)
        {
            throw new SpeechException($"The word model cannot be run: {fault.Message}", fault);
        }
        finally
        {
            _idle.Add(run);
            _places.Release();
        }
    }

    /// <summary>The scores of an utterance, the operator's voice taken into account.</summary>
    public TokenScores Score(HeardFrames frames, VoiceTemplate? voice)
    {
        var logits = voice is not null && voice.Model == Manifest.Identity
            ? VoiceAdaptation.Apply(voice, Vocabulary, frames)
            : frames.Logits;
        var scores = TokenScores.OfLogits(logits, frames.Tokens);
        foreach (var (token, into) in _same) scores.Join(token, into);
        return scores;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var run in _idle) run.Dispose();
        _session.Dispose();
        _places.Dispose();
    }
}
