// Something to say, before it has a language.
using System.Collections.Immutable;

namespace EdgeAgent.VoicePicking.Prompts;

/// <summary>A sentence of the prompt files with its values.</summary>
/// <param name="Key">The key in the prompt files: <c>slot.full</c>.</param>
/// <param name="Values">What stands in its braces: numbers as digits, names as they are.</param>
/// <param name="Priority">It is heard to its end: nobody talks over it.</param>
public sealed record Prompt(string Key, ImmutableSortedDictionary<string, string> Values, bool Priority = false)
{
    /// <summary>A sentence without values, or with the values given.</summary>
    public static Prompt Of(string key, params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in values) all[name] = value ?? "";
        return new Prompt(key, all.ToImmutable());
    }

    /// <summary>The same with a whole number that is spoken as one.</summary>
    public Prompt With(string name, int value) => With(name, value.ToString(provider: null));

    /// <summary>The same with one more value.</summary>
    public Prompt With(string name, string? value) => this with { Values = Values.SetItem(name, value ?? "") };

    /// <summary>The same, heard to its end.</summary>
    public Prompt Important() => this with { Priority = true };

    /// <summary>The same key and the same values.</summary>
    public bool Equals(Prompt? other) => other is not null && Key == other.Key && Priority == other.Priority
        && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(
        HashCode.Combine(Key, Priority), (hash, value) => HashCode.Combine(hash, value.Key, value.Value));
}
