// How words are pronounced: the part of the shipped dictionary that is in use.
using System.Collections.Concurrent;

namespace EdgeAgent.Models.Speech.Sphinx;

/// <summary>
/// Looks words up in a dictionary file of lines <c>word phone phone ...</c>, further ways as <c>word(2) ...</c>. The
/// file is searched when a word is asked for first, not held in memory. Safe for use from several threads.
/// </summary>
internal sealed class SphinxDictionary(string path)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _found = new();

    /// <summary>The phones of a word in all ways of saying it; empty where the dictionary lacks it.</summary>
    /// <exception cref="SpeechException">The dictionary cannot be read.</exception>
    public IReadOnlyList<string> PhonesOf(string word) => _found.GetOrAdd(word, Find);

    private List<string> Find(string word)
    {
        try
        {
            List<string> ways = [];
            foreach (var line in File.ReadLines(path))
            {
                if (!line.StartsWith(word, StringComparison.Ordinal)) continue;
                var end = line.IndexOf(' ');
                if (end == word.Length || (end > word.Length && line[word.Length] == '(')) ways.Add(line[(end + 1)..]);
            }

            return ways;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SpeechException(
                $"The dictionary {path} cannot be read ({fault.Message}): "
                + "install the Debian package pocketsphinx-en-us.",
                fault);
        }
    }
}
