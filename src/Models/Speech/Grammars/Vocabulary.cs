// The tokens that a model tells apart.
using System.Collections.Frozen;

namespace EdgeAgent.Models.Speech.Grammars;

/// <summary>Tokens by number, as a model gives them. Immutable.</summary>
internal sealed class Vocabulary
{
    private readonly FrozenDictionary<string, int> _numbers;

    /// <summary>Takes the tokens in the model's order.</summary>
    /// <exception cref="ArgumentException">One stands there twice.</exception>
    public Vocabulary(IReadOnlyList<string> tokens)
    {
        Tokens = tokens;
        _numbers = tokens.Select((token, number) => KeyValuePair.Create(token, number)).ToFrozenDictionary();
    }

    /// <summary>The tokens in their order.</summary>
    public IReadOnlyList<string> Tokens { get; }

    /// <summary>The number of a token; -1 where the model does not know it.</summary>
    public int NumberOf(string token) => _numbers.GetValueOrDefault(token, -1);
}
