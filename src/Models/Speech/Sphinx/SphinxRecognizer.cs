// Recognition by pocketsphinx: good at telling the words of a small grammar apart, unable to say that none of them was
// said. It serves as the measure to beat, and as a second opinion.
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Sphinx;

/// <summary>
/// Recognises by pocketsphinx and its American English model. What it hears is always an answer, and its confidence
/// says little; it knows no operators. Safe for use from several threads, which take turns.
/// </summary>
public sealed class SphinxRecognizer : ISpeechRecognizer
{
    /// <summary>Where Debian's package pocketsphinx-en-us puts the model.</summary>
    public const string StandardFolder = "/usr/share/pocketsphinx/model/en-us";

    /// <summary>How often its answers to clean isolated digits of strangers were right, roughly.</summary>
    private const double Rightness = 0.85;

    private readonly Lock _turn = new();
    private readonly SphinxDictionary _dictionary;
    private readonly SphinxDecoder _decoder;

    private SphinxRecognizer(string folder)
    {
        _dictionary = new SphinxDictionary(Path.Combine(folder, "cmudict-en-us.dict"));
        _decoder = SphinxDecoder.Load(Path.Combine(folder, "en-us"), _dictionary);
    }

    /// <summary>Loads the model.</summary>
    /// <param name="folder">Where the acoustic model and the dictionary are; Debian's place where null.</param>
    /// <exception cref="SpeechException">The library or the model is missing or damaged.</exception>
    public static SphinxRecognizer Load(string? folder = null)
    {
        folder ??= StandardFolder;
        return Directory.Exists(folder)
            ? new SphinxRecognizer(folder)
            : throw new SpeechException(
                $"The acoustic model {folder} is not there: install the Debian package pocketsphinx-en-us.");
    }

    /// <inheritdoc/>
    public SpeechAnswer Recognize(ReadOnlySpan<short> samples, SpeechGrammar grammar, VoiceTemplate? voice)
    {
        if (grammar.IsEmpty) return SpeechAnswer.Nothing;
        var (text, words) = JsgfGrammar.Of(grammar, word => _dictionary.PhonesOf(word).Count > 0);
        string[] heard;
        lock (_turn) heard = _decoder.Decode(samples, text, words);
        var (kind, answer) = AnswerText.Of(grammar, heard);
        return kind == SpeechKind.None ? SpeechAnswer.Nothing : new SpeechAnswer(kind, answer, Rightness, true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_turn) _decoder.Dispose();
    }
}
