// Runs a Read function without a file: what it asks for is the description, what it gets back are its own defaults.
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration.Describing;

/// <summary>An option reader that describes instead of reading.</summary>
internal sealed partial class DescribingOptionReader : IStoreReader
{
    private readonly List<OptionDescription> _options = [];
    private string? _variantKey;
    private IReadOnlyList<VariantDescription> _variants = [];

    private DescribingOptionReader()
    {
    }

    /// <summary>The options that a Read function asks for.</summary>
    public static BlockDescription Describe<T>(Func<IStoreReader, T> read)
    {
        var reader = new DescribingOptionReader();
        read(reader);
        return new BlockDescription(reader._options) { VariantKey = reader._variantKey, Variants = reader._variants };
    }

    /// <inheritdoc/>
    public void Fault(string key, string sentence)
    {
        // Checks between fields concern values; here are none.
    }

    /// <inheritdoc/>
    public T Block<T>(string key, string doc, Func<IOptionReader, T> read) =>
        Nested(key, doc, OptionType.Block, "a block", read);

    /// <inheritdoc/>
    public T StoreBlock<T>(string key, string doc, Func<IStoreReader, T> read) =>
        Nested(key, doc, OptionType.Block, "a block", read);

    /// <inheritdoc/>
    public T? OptionalBlock<T>(string key, string doc, Func<IOptionReader, T> read)
        where T : class
    {
        Nested(key, doc, OptionType.Block, "a block; may be left out", read, optional: true);
        return null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<T> List<T>(string key, string doc, Func<IOptionReader, T> read)
    {
        Nested(key, doc, OptionType.List, "a list of blocks", read);
        return [];
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, T> Numbered<T>(
        string key, string doc, int minimum, int maximum, Func<IOptionReader, T> read)
    {
        var block = Describe(read);
        _options.Add(new OptionDescription(key, OptionType.Numbered, doc)
        {
            Takes = $"blocks by number, {minimum} to {maximum}",
            Minimum = minimum,
            Maximum = maximum,
            Block = block,
        });
        return new Dictionary<int, T>();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, T> Named<T>(string key, string doc, Func<IOptionReader, T> read)
    {
        Nested(key, doc, OptionType.Named, "blocks by name: any names", read);
        return new Dictionary<string, T>();
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, T> Entries<T>(
        string key, string doc, NameRule rule, string example, Func<string, IStoreReader, T?> read)
        where T : class
    {
        _options.Add(new OptionDescription(key, OptionType.Named, doc)
        {
            Takes = $"blocks by name: {rule.Words}",
            Pattern = rule.Pattern,
            Example = example,
            Block = Describe(reader => read(example, reader)),
        });
        return new Dictionary<string, T>();
    }

    /// <inheritdoc/>
    public T? Variant<T>(string key, string doc, IReadOnlyList<OptionVariant<T>> variants)
        where T : class
    {
        var words = variants.Select(variant => variant.Word).ToArray();
        _options.Add(new OptionDescription(key, OptionType.Choice, doc)
        {
            Takes = Expected.OneOf(words),
            Required = true,
            Choices = words,
        });
        _variantKey = key;
        _variants =
        [
            .. variants.Select(variant =>
                new VariantDescription(variant.Word, variant.Summary, Describe(variant.Read).Options)),
        ];
        return null;
    }

    private T Nested<T>(
        string key, string doc, OptionType type, string takes, Func<IStoreReader, T> read, bool optional = false)
    {
        var inner = new DescribingOptionReader();
        var value = read(inner);
        _options.Add(new OptionDescription(key, type, doc)
        {
            Takes = takes,
            Optional = optional,
            Block = new BlockDescription(inner._options) { VariantKey = inner._variantKey, Variants = inner._variants },
        });
        return value;
    }
}
