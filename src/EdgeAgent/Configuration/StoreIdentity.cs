// Who the box is: the levels of its topics and the source of its events.
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Contracts;

namespace EdgeAgent.Configuration;

/// <summary>Who the box is.</summary>
public sealed record StoreIdentity
{
    /// <summary>The chain's prefix of all topics.</summary>
    public required string Prefix { get; init; }

    /// <summary>The chain.</summary>
    public required string Tenant { get; init; }

    /// <summary>The store.</summary>
    public required string Store { get; init; }

    /// <summary>The box.</summary>
    public required string Box { get; init; }

    /// <summary>
    /// The store's Global Location Number, 13 digits with a right check digit; null where the chain has none.
    /// </summary>
    public string? Gln { get; init; }

    /// <summary>The box's topics.</summary>
    public Topics Topics => new(Prefix, Tenant, Store, Box);

    /// <summary>Reads the <c>store:</c> block.</summary>
    internal static StoreIdentity Read(IStoreReader reader)
    {
        var identity = new StoreIdentity
        {
            Prefix = reader.Name("prefix", "Where all topics of the chain start.", NameRule.TopicLevel, "retail"),
            Tenant = reader.Name("tenant", "The chain, as HQ names it.", NameRule.TopicLevel, null, "demo"),
            Store = reader.Name("store", "The store, as HQ names it.", NameRule.TopicLevel, null, "0042"),
            Box = reader.Name("box", "This box; unique within the store.", NameRule.TopicLevel, null, "box-1"),
            Gln = reader.OptionalText("gln", "The store's GS1 Global Location Number, 13 digits.", "4012345000009"),
        };
        if (identity.Gln is { } gln && !IsGln(gln))
            reader.Fault("gln", $"`store.gln` is `{gln}`: expected 13 digits, the last of them the GS1 check digit.");
        return identity;
    }

    /// <summary>GS1 General Specifications, section 7.9: weights 1 and 3 in turn, sum divisible by ten.</summary>
    private static bool IsGln(string text) =>
        text.Length == 13 && text.All(char.IsAsciiDigit)
        && text.Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;
}
