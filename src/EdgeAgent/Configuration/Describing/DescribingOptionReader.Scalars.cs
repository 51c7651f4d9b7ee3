// Scalars of the description.
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration.Describing;

/// <content>Scalars.</content>
internal sealed partial class DescribingOptionReader
{
    /// <inheritdoc/>
    public string Text(string key, string doc, string? example = null)
    {
        Add(key, OptionType.Text, doc, "a text", fallback: null, required: true, example);
        return example ?? "";
    }

    /// <inheritdoc/>
    public string TextOr(string key, string doc, string fallback)
    {
        Add(key, OptionType.Text, doc, "a text", fallback);
        return fallback;
    }

    /// <inheritdoc/>
    public string? OptionalText(string key, string doc, string? example = null)
    {
        Add(key, OptionType.Text, doc, "a text", fallback: null, example: example);
        return null;
    }

    /// <inheritdoc/>
    public string Name(string key, string doc, NameRule rule, string? fallback, string? example = null)
    {
        _options.Add(new OptionDescription(key, OptionType.Text, doc)
        {
            Takes = rule.Words,
            Required = fallback is null,
            Default = fallback,
            Pattern = rule.Pattern,
            Example = example,
        });
        return fallback ?? example ?? "";
    }

    /// <inheritdoc/>
    public int Integer(string key, string doc, int? fallback, int minimum, int maximum, string? unit = null)
    {
        var written = fallback is { } number ? Expected.Plain(number) : null;
        AddNumber(
            key,
            OptionType.Integer,
            doc,
            Expected.Integer(minimum, maximum, unit),
            written,
            minimum,
            maximum,
            fallback is null);
        return fallback ?? minimum;
    }

    /// <inheritdoc/>
    public int? OptionalInteger(string key, string doc, int minimum, int maximum, string? unit = null)
    {
        AddNumber(key, OptionType.Integer, doc, Expected.Integer(minimum, maximum, unit), null, minimum, maximum);
        return null;
    }

    /// <inheritdoc/>
    public double Number(string key, string doc, double? fallback, double minimum, double maximum, string? unit = null)
    {
        var written = fallback is { } number ? Expected.Plain(number) : null;
        AddNumber(
            key,
            OptionType.Number,
            doc,
            Expected.Number(minimum, maximum, unit),
            written,
            minimum,
            maximum,
            fallback is null);
        return fallback ?? minimum;
    }

    /// <inheritdoc/>
    public double? OptionalNumber(string key, string doc, double minimum, double maximum, string? unit = null)
    {
        AddNumber(key, OptionType.Number, doc, Expected.Number(minimum, maximum, unit), null, minimum, maximum);
        return null;
    }

    /// <inheritdoc/>
    public bool Flag(string key, string doc, bool fallback)
    {
        Add(key, OptionType.Flag, doc, "`true` or `false`", fallback ? "true" : "false");
        return fallback;
    }

    /// <inheritdoc/>
    public TimeSpan Duration(string key, string doc, TimeSpan fallback, TimeSpan minimum, TimeSpan maximum)
    {
        Add(key, OptionType.Duration, doc, Expected.Duration(minimum, maximum), DurationText.Of(fallback));
        return fallback;
    }

    /// <inheritdoc/>
    public TimeSpan? OptionalDuration(string key, string doc, TimeSpan minimum, TimeSpan maximum)
    {
        Add(key, OptionType.Duration, doc, Expected.Duration(minimum, maximum), fallback: null);
        return null;
    }

    /// <inheritdoc/>
    public long Size(string key, string doc, long fallback, long minimum, long maximum)
    {
        Add(key, OptionType.Size, doc, Expected.Size(minimum, maximum), SizeText.Of(fallback));
        return fallback;
    }

    /// <inheritdoc/>
    public T Choice<T>(string key, string doc, T fallback)
        where T : struct, Enum
    {
        var words = ChoiceText.All<T>().Select(member => member.Key).ToArray();
        _options.Add(new OptionDescription(key, OptionType.Choice, doc)
        {
            Takes = Expected.OneOf(words),
            Default = ChoiceText.Of(fallback),
            Choices = words,
        });
        return fallback;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Texts(string key, string doc, string? example = null)
    {
        Add(key, OptionType.Texts, doc, "a list of texts", fallback: null, example: example);
        return [];
    }

    /// <inheritdoc/>
    public string Zone(string key, string doc)
    {
        Add(key, OptionType.Zone, doc, "a zone that stands under `zones:`", fallback: null, required: true, "dock");
        return "dock";
    }

    /// <inheritdoc/>
    public SecretReference? OptionalSecret(string key, string doc)
    {
        Add(
            key,
            OptionType.Secret,
            doc,
            "`file:/path`, `credential:name` or `env:NAME`",
            fallback: null,
            example: $"credential:{key}");
        return null;
    }

    /// <inheritdoc/>
    public string? OptionalFile(string key, string doc, string? example = null)
    {
        Add(key, OptionType.File, doc, "the name of a file that exists", fallback: null, example: example);
        return null;
    }

    /// <inheritdoc/>
    public string? OptionalPath(string key, string doc, string? example = null)
    {
        Add(key, OptionType.File, doc, "the name of a file or folder that exists", fallback: null, example: example);
        return null;
    }

    private void Add(
        string key,
        OptionType type,
        string doc,
        string takes,
        string? fallback,
        bool required = false,
        string? example = null) =>
        _options.Add(new OptionDescription(key, type, doc)
        {
            Takes = takes,
            Required = required,
            Default = fallback,
            Example = example,
        });

    private void AddNumber(
        string key,
        OptionType type,
        string doc,
        string takes,
        string? fallback,
        double minimum,
        double maximum,
        bool required = false) =>
        _options.Add(new OptionDescription(key, type, doc)
        {
            Takes = takes,
            Required = required,
            Default = fallback,
            Minimum = minimum,
            Maximum = maximum,
        });
}
