// The recognisers that are compared: the word model, pocketsphinx, and both together.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Sphinx;
using EdgeAgent.Models.Speech.Words;

namespace EdgeAgent.Models.Tests.Evaluation.Speech;

/// <summary>What all of them make of one utterance.</summary>
/// <param name="Net">The word model.</param>
/// <param name="Evidence">What spoke for its answer.</param>
/// <param name="Sphinx">pocketsphinx at its best settings; nothing where it is not installed.</param>
internal sealed record RivalAnswers(SpeechAnswer Net, Evidence Evidence, SpeechAnswer Sphinx)
{
    /// <summary>The word model's answer, accepted only where pocketsphinx says the same.</summary>
    public SpeechAnswer Both => Net with { Accepted = Net.Accepted && Net.Text == Sphinx.Text };
}

/// <summary>Runs them over the same sound.</summary>
internal sealed class SpeechRivals : IDisposable
{
    private readonly WordModel _model;
    private readonly WordRecognizer _net;
    private readonly AnswerJudge _judge;
    private readonly SphinxRecognizer? _sphinx;

    public SpeechRivals(OnnxLibrary library)
    {
        _model = WordModel.Load(library, Path.Combine(AppContext.BaseDirectory, "weights", "speech-words.onnx"), 1);
        (_net, _judge) = (new WordRecognizer(_model), new AnswerJudge(_model.Manifest.Calibration));
        try
        {
            _sphinx = SphinxRecognizer.Load();
        }
        catch (SpeechException fault)
        {
            Console.Error.WriteLine($"pocketsphinx is not compared: {fault.Message}");
        }
    }

    /// <summary>The word model.</summary>
    public WordModel Model => _model;

    /// <summary>What they make of an utterance.</summary>
    public RivalAnswers Hear(short[] samples, SpeechGrammar grammar, VoiceTemplate? voice, bool sphinx)
    {
        var evidence = _net.Weigh(samples, grammar, voice);
        var second = sphinx ? _sphinx?.Recognize(samples, grammar, null) : null;
        return new RivalAnswers(_judge.Judge(evidence), evidence, second ?? SpeechAnswer.Nothing);
    }

    public void Dispose()
    {
        _net.Dispose();
        _sphinx?.Dispose();
    }
}
