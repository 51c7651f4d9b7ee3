// Versions as Semantic Versioning 2.0.0 orders them (section 11): numbers first, and a version with a word behind a
// dash comes before the one without. What stands behind a plus does not count.
using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeAgent.Appliance.Updates;

/// <summary>A version that can be compared.</summary>
public sealed partial record UpdateVersion : IComparable<UpdateVersion>
{
    private readonly int[] _numbers;
    private readonly string[] _words;

    private UpdateVersion(string text, int[] numbers, string[] words) =>
        (Text, _numbers, _words) = (text, numbers, words);

    /// <summary>Older than every other.</summary>
    public static UpdateVersion None { get; } = new("0.0.0-0", [0, 0, 0], ["0"]);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a version; null where the text is none.</summary>
    public static UpdateVersion? TryParse(string? text)
    {
        if (text is null || Version().Match(text) is not { Success: true } found) return null;
        var words = found.Groups[4].Value;
        return new UpdateVersion(
            text,
            [.. Enumerable.Range(1, 3).Select(at => Number(found.Groups[at]))],
            words.Length == 0 ? [] : words.Split('.'));
    }

    /// <inheritdoc/>
    public int CompareTo(UpdateVersion? other)
    {
        if (other is null) return 1;
        for (var at = 0; at < 3; at++)
            if (_numbers[at] != other._numbers[at]) return _numbers[at].CompareTo(other._numbers[at]);
        if (_words.Length == 0 || other._words.Length == 0) return other._words.Length.CompareTo(_words.Length);
        foreach (var (mine, others) in _words.Zip(other._words))
            if (Compare(mine, others) is not 0 and var order) return order;
        return _words.Length.CompareTo(other._words.Length);
    }

    /// <summary>Whether it comes after another.</summary>
    public bool IsNewerThan(UpdateVersion other) => CompareTo(other) > 0;

    /// <inheritdoc/>
    public bool Equals(UpdateVersion? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(_numbers[0], _numbers[1], _numbers[2], string.Join('.', _words));

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static int Compare(string one, string other) => (IsNumber(one), IsNumber(other)) switch
    {
        (true, true) => one.Length != other.Length
            ? one.Length.CompareTo(other.Length)
            : string.CompareOrdinal(one, other),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(one, other),
    };

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static bool IsNumber(string word) => word.All(char.IsAsciiDigit);

    [GeneratedRegex(
        @"^(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})"
        + @"(?:-((?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*))?"
        + @"(?:\+[0-9A-Za-z.-]+)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
