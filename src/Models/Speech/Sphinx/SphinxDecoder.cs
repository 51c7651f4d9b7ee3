// One decoder of pocketsphinx with its acoustic model and one grammar at a time.
using System.Runtime.InteropServices;
using EdgeAgent.Models.Speech.Sphinx.Native;

namespace EdgeAgent.Models.Speech.Sphinx;

/// <summary>Decodes utterances by a JSGF grammar. For one thread at a time.</summary>
internal sealed class SphinxDecoder : IDisposable
{
    private const string GrammarName = "now";
    private const int Block = SpeechFormat.BlockSamples;

    private readonly SphinxHandle _decoder;
    private readonly SphinxDictionary _dictionary;
    private readonly HashSet<string> _known = [];
    private string? _grammar;

    private SphinxDecoder(SphinxHandle decoder, SphinxDictionary dictionary) =>
        (_decoder, _dictionary) = (decoder, dictionary);

    /// <summary>Loads the acoustic model.</summary>
    /// <param name="model">Its folder.</param>
    /// <param name="dictionary">How words are pronounced; it may serve several decoders.</param>
    /// <exception cref="SpeechException">The library or the model is missing or damaged.</exception>
    public static SphinxDecoder Load(string model, SphinxDictionary dictionary)
    {
        // -lw 1 and -vad_threshold 3 make half as many errors on short strings as the defaults.
        string[] words = ["pocketsphinx", "-hmm", model, "-lw", "1", "-vad_threshold", "3", "-logfn", "/dev/null"];
        try
        {
            PocketSphinx.SetLog(0);
            var settings = PocketSphinx.Parse(0, PocketSphinx.Options(), words.Length, words, strict: 1);
            if (settings == 0)
                throw new SpeechException("pocketsphinx does not know its own settings: is it version 0.8?");
            var decoder = PocketSphinx.Create(settings);
            _ = PocketSphinx.FreeSettings(settings);
            return decoder.IsInvalid
                ? throw new SpeechException($"pocketsphinx cannot load the acoustic model in {model}: install the "
                    + "Debian package pocketsphinx-en-us anew.")
                : new SphinxDecoder(decoder, dictionary);
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new SpeechException(
                "The library libpocketsphinx.so.3 is missing on this machine: install the Debian packages "
                + "libpocketsphinx3 and pocketsphinx-en-us.",
                fault);
        }
    }

    /// <summary>Recognises an utterance.</summary>
    /// <param name="samples">Mono, 16,000 samples a second.</param>
    /// <param name="grammar">In JSGF.</param>
    /// <param name="words">The words in it.</param>
    /// <returns>The words; empty where there is no speech, or none by the grammar.</returns>
    public string[] Decode(ReadOnlySpan<short> samples, string grammar, IEnumerable<string> words)
    {
        if (samples.IsEmpty || !TryUse(grammar, words)) return [];
        if (PocketSphinx.Start(_decoder) < 0) return [];
        for (var rest = samples; !rest.IsEmpty; rest = rest[Math.Min(Block, rest.Length)..])
        {
            var block = rest[..Math.Min(Block, rest.Length)];
            _ = PocketSphinx.Process(_decoder, in MemoryMarshal.GetReference(block), (nuint)block.Length, 0, 0);
        }

        if (PocketSphinx.End(_decoder) < 0) return [];
        var heard = Marshal.PtrToStringUTF8(PocketSphinx.Words(_decoder, out _)) ?? "";
        return heard.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <inheritdoc/>
    public void Dispose() => _decoder.Dispose();

    private bool TryUse(string grammar, IEnumerable<string> words)
    {
        if (grammar == _grammar) return true;
        foreach (var word in words)
            if (_known.Add(word)) Teach(word);
        if (_grammar is not null) _ = PocketSphinx.ForgetGrammar(_decoder, GrammarName);
        _grammar = null;
        if (PocketSphinx.SetGrammar(_decoder, GrammarName, grammar) < 0) return false;
        if (PocketSphinx.UseGrammar(_decoder, GrammarName) < 0) return false;
        _grammar = grammar;
        return true;
    }

    private void Teach(string word)
    {
        var ways = _dictionary.PhonesOf(word);
        for (var way = 0; way < ways.Count; way++)
            _ = PocketSphinx.AddWord(_decoder, way == 0 ? word : $"{word}({way + 1})", ways[way], update: 0);
    }
}
