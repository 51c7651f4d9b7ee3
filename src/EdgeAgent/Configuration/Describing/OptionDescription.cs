// What an option is, told by the same function that reads it. JSON Schema and docs/config.md are printed from this
// tree.
namespace EdgeAgent.Configuration.Describing;

/// <summary>What an option takes.</summary>
internal enum OptionType
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>A time with its unit.</summary>
    Duration,

    /// <summary>A size with its unit.</summary>
    Size,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>The name of a zone.</summary>
    Zone,

    /// <summary>A reference to a secret.</summary>
    Secret,

    /// <summary>The name of a file that must exist.</summary>
    File,

    /// <summary>A nested block.</summary>
    Block,

    /// <summary>A list of blocks.</summary>
    List,

    /// <summary>A mapping from whole numbers to blocks.</summary>
    Numbered,

    /// <summary>A mapping from names to blocks.</summary>
    Named,
}

/// <summary>One option.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">What it takes.</param>
/// <param name="Doc">What it is for: one or two sentences.</param>
internal sealed record OptionDescription(string Key, OptionType Type, string Doc)
{
    /// <summary>Whether it must be there.</summary>
    public bool Required { get; init; }

    /// <summary>For a block: whether it may be left out as a whole, with the required keys in it.</summary>
    public bool Optional { get; init; }

    /// <summary>The value when missing, as the config would write it; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>What it takes in words, with range and unit.</summary>
    public required string Takes { get; init; }

    /// <summary>Least number; for <see cref="OptionType.Numbered"/> the least key.</summary>
    public double? Minimum { get; init; }

    /// <summary>Greatest number; for <see cref="OptionType.Numbered"/> the greatest key.</summary>
    public double? Maximum { get; init; }

    /// <summary>What a text, or the keys of a mapping, must look like.</summary>
    public string? Pattern { get; init; }

    /// <summary>The words of a choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>An example as the config would write it.</summary>
    public string? Example { get; init; }

    /// <summary>The block, or the block of each item, behind the key; null for scalars.</summary>
    public BlockDescription? Block { get; init; }
}

/// <summary>A block of options.</summary>
/// <param name="Options">Its options in the order of reading.</param>
internal sealed record BlockDescription(IReadOnlyList<OptionDescription> Options)
{
    /// <summary>The key whose word decides which variant the rest of the block is; null for most blocks.</summary>
    public string? VariantKey { get; init; }

    /// <summary>The variants: word, summary, and the options that come on top.</summary>
    public IReadOnlyList<VariantDescription> Variants { get; init; } = [];
}

/// <summary>One variant of a block.</summary>
/// <param name="Word">The word that chooses it.</param>
/// <param name="Summary">One sentence: what it is.</param>
/// <param name="Options">The options that come on top of the block's own.</param>
internal sealed record VariantDescription(string Word, string Summary, IReadOnlyList<OptionDescription> Options);
