// Scalars: text, numbers, times, sizes, choices. Plain words become values only here, by what the option asks for.
using System.Globalization;
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.Configuration.Reading;

/// <content>Scalars.</content>
internal sealed partial class YamlOptionReader
{
    /// <inheritdoc/>
    public string Text(string key, string doc, string? example = null) =>
        Scalar(key, required: true, "a text", example)?.Value ?? "";

    /// <inheritdoc/>
    public string TextOr(string key, string doc, string fallback) =>
        Scalar(key, required: false, "a text", fallback)?.Value ?? fallback;

    /// <inheritdoc/>
    public string? OptionalText(string key, string doc, string? example = null) =>
        Scalar(key, required: false, "a text", example)?.Value;

    /// <inheritdoc/>
    public string Name(string key, string doc, NameRule rule, string? fallback, string? example = null)
    {
        var found = Scalar(key, fallback is null, "a name", example ?? fallback);
        if (found is null) return fallback ?? "";
        if (rule.Holds(found.Value)) return found.Value;
        ReportWrong(found, key, rule.Words + rule.Reason, example ?? fallback);
        return fallback ?? "";
    }

    /// <inheritdoc/>
    public int Integer(string key, string doc, int? fallback, int minimum, int maximum, string? unit = null) =>
        WholeNumber(key, fallback is null, fallback ?? minimum, minimum, maximum, unit) ?? fallback ?? minimum;

    /// <inheritdoc/>
    public int? OptionalInteger(string key, string doc, int minimum, int maximum, string? unit = null) =>
        WholeNumber(key, required: false, minimum, minimum, maximum, unit);

    /// <inheritdoc/>
    public double Number(
        string key, string doc, double? fallback, double minimum, double maximum, string? unit = null) =>
        Decimal(key, fallback is null, fallback ?? minimum, minimum, maximum, unit) ?? fallback ?? minimum;

    /// <inheritdoc/>
    public double? OptionalNumber(string key, string doc, double minimum, double maximum, string? unit = null) =>
        Decimal(key, required: false, minimum, minimum, maximum, unit);

    /// <inheritdoc/>
    public bool Flag(string key, string doc, bool fallback)
    {
        var found = Scalar(key, required: false, "`true` or `false`", null);
        if (found is null) return fallback;
        if (!found.Quoted && found.Value is "true" or "false") return found.Value == "true";
        var meant = found.Value.ToLowerInvariant() switch
        {
            "yes" or "on" or "y" or "true" => "true",
            "no" or "off" or "n" or "false" => "false",
            _ => null,
        };
        ReportWrong(found, key, "`true` or `false`, without quotes", meant);
        return fallback;
    }

    /// <inheritdoc/>
    public TimeSpan Duration(string key, string doc, TimeSpan fallback, TimeSpan minimum, TimeSpan maximum) =>
        Span(key, fallback, minimum, maximum) ?? fallback;

    /// <inheritdoc/>
    public TimeSpan? OptionalDuration(string key, string doc, TimeSpan minimum, TimeSpan maximum) =>
        Span(key, minimum, minimum, maximum);

    /// <inheritdoc/>
    public long Size(string key, string doc, long fallback, long minimum, long maximum)
    {
        var expected = Expected.Size(minimum, maximum);
        var found = Scalar(key, required: false, expected, SizeText.Of(fallback));
        if (found is null) return fallback;
        if (SizeText.TryParse(found.Value, out var bytes) && bytes >= minimum && bytes <= maximum) return bytes;
        var meant = SizeText.Meant(found.Value);
        ReportWrong(found, key, expected, SizeText.Of(meant >= minimum && meant <= maximum ? meant.Value : fallback));
        return fallback;
    }

    /// <inheritdoc/>
    public T Choice<T>(string key, string doc, T fallback)
        where T : struct, Enum
    {
        var members = ChoiceText.All<T>();
        var words = members.Select(member => member.Key).ToArray();
        var found = Scalar(key, required: false, Expected.OneOf(words), ChoiceText.Of(fallback));
        if (found is null) return fallback;
        foreach (var (word, member) in members)
            if (word == found.Value) return member;
        ReportUnknownWord(found, key, words, Expected.OneOf(words));
        return fallback;
    }

    private TimeSpan? Span(string key, TimeSpan example, TimeSpan minimum, TimeSpan maximum)
    {
        var expected = Expected.Duration(minimum, maximum);
        var found = Scalar(key, required: false, expected, DurationText.Of(example));
        if (found is null) return null;
        if (DurationText.TryParse(found.Value, out var span) && span >= minimum && span <= maximum) return span;
        var meant = DurationText.Meant(found.Value);
        ReportWrong(
            found, key, expected, DurationText.Of(meant >= minimum && meant <= maximum ? meant.Value : example));
        return null;
    }

    private int? WholeNumber(string key, bool required, int example, int minimum, int maximum, string? unit)
    {
        var expected = Expected.Integer(minimum, maximum, unit);
        var found = Scalar(key, required, expected, Expected.Plain(example));
        if (found is null) return null;
        var isNumber = int.TryParse(
            found.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (!found.Quoted && isNumber && number >= minimum && number <= maximum) return number;
        ReportWrong(
            found, key, found.Quoted && isNumber ? expected + ", without quotes" : expected, Expected.Plain(example));
        return null;
    }

    private double? Decimal(string key, bool required, double example, double minimum, double maximum, string? unit)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var expected = Expected.Number(minimum, maximum, unit);
        var found = Scalar(key, required, expected, Expected.Plain(example));
        if (found is null) return null;
        var isNumber = double.TryParse(found.Value, Style, CultureInfo.InvariantCulture, out var number);
        if (!found.Quoted && isNumber && number >= minimum && number <= maximum) return number;
        ReportWrong(
            found, key, found.Quoted && isNumber ? expected + ", without quotes" : expected, Expected.Plain(example));
        return null;
    }

    private void ReportUnknownWord(YamlScalar found, string key, IEnumerable<string> words, string expected)
    {
        var near = NearestName.Of(found.Value, words);
        var hint = near is null ? "" : $" Did you mean `{near}`?";
        Report(found.At, PathOf(key), $"`{PathOf(key)}` is {Shown(found)}: expected {expected}.{hint}");
    }
}
