// What the top of store.yaml asks for beyond what drivers may ask: ids as keys, and blocks whose shape a word decides.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration.Reading;

/// <summary>An option reader for the agent's own blocks.</summary>
internal interface IStoreReader : IOptionReader
{
    /// <summary>A text that keeps a rule; a null <paramref name="fallback"/> makes it required.</summary>
    string Name(string key, string doc, NameRule rule, string? fallback, string? example = null);

    /// <summary>A nested block of the agent's own; when missing it is read as an empty one.</summary>
    T StoreBlock<T>(string key, string doc, Func<IStoreReader, T> read);

    /// <summary>
    /// A mapping from names that keep a rule to blocks; empty when missing. Entries whose block yields null are left
    /// out. The faults of a block that holds <c>enabled: false</c> stop nothing: they come back as notes.
    /// </summary>
    IReadOnlyDictionary<string, T> Entries<T>(
        string key, string doc, NameRule rule, string example, Func<string, IStoreReader, T?> read)
        where T : class;

    /// <summary>
    /// Reads a word that decides how the rest of this same block is read; null where the word is missing or unknown,
    /// and then the block's other keys are not judged.
    /// </summary>
    T? Variant<T>(string key, string doc, IReadOnlyList<OptionVariant<T>> variants)
        where T : class;
}

/// <summary>One way to read a block.</summary>
/// <param name="Word">The word that chooses it.</param>
/// <param name="Summary">One sentence: what it is.</param>
/// <param name="Read">Reads the rest of the block.</param>
internal sealed record OptionVariant<T>(string Word, string Summary, Func<IOptionReader, T> Read);
