// How numbers from 0 to 999 are said in English, and what was meant by it.
namespace EdgeAgent.Models.Speech.Grammars;

/// <summary>Numbers in words, as a whole ("two hundred and five") or digit by digit ("two zero five").</summary>
internal static class NumberWords
{
    /// <summary>The greatest number.</summary>
    public const int Most = 999;

    /// <summary>How many digits a number may be said in.</summary>
    public const int MostDigits = 3;

    /// <summary>The word before or after hundreds: "two hundred"; alone it is 100.</summary>
    public const string Hundred = "hundred";

    /// <summary>The word that may stand after hundreds.</summary>
    public const string And = "and";

    /// <summary>Ten to nineteen.</summary>
    public static IReadOnlyList<string> Teens { get; } =
    [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    /// <summary>Twenty to ninety.</summary>
    public static IReadOnlyList<string> Tens { get; } =
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>What a number is called, as a whole, without "and".</summary>
    /// <param name="number">0 to <see cref="Most"/>.</param>
    public static IReadOnlyList<string> Of(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Most);
        if (number < 10) return [DigitWords.All[number]];
        if (number < 20) return [Teens[number - 10]];
        if (number < 100)
            return number % 10 == 0 ? [Tens[(number / 10) - 2]] : [Tens[(number / 10) - 2], .. Of(number % 10)];
        string[] hundreds = [DigitWords.All[number / 100], Hundred];
        return number % 100 == 0 ? hundreds : [.. hundreds, .. Of(number % 100)];
    }

    /// <summary>All ways in which a number may be said.</summary>
    public static IEnumerable<IReadOnlyList<string>> Spellings(int number)
    {
        var whole = Of(number);
        yield return whole;
        if (number > 100 && number % 100 != 0) yield return [.. whole.Take(2), And, .. whole.Skip(2)];
        if (number is >= 100 and < 200) yield return [.. whole.Skip(1)];
        if (number is > 100 and < 200) yield return [Hundred, And, .. whole.Skip(2)];
        if (number >= 10) yield return [.. $"{number}".Select(digit => DigitWords.All[digit - '0'])];
    }

    /// <summary>What words mean.</summary>
    /// <returns>Null where they are no number.</returns>
    public static int? Read(ReadOnlySpan<string> words)
    {
        if (words.IsEmpty) return null;
        if (words.Length <= MostDigits && Digits(words) is { } spelled) return spelled;
        var place = words.IndexOf(Hundred);
        if (place < 0) return BelowHundred(words);
        var hundreds = place == 0 ? 1 : place == 1 ? DigitWords.ValueOf(words[0]) : -1;
        var rest = words[(place + 1)..];
        if (hundreds < 1) return null;
        if (rest.IsEmpty) return hundreds * 100;
        if (rest[0] == And) rest = rest[1..];
        return BelowHundred(rest) is > 0 and var below ? (hundreds * 100) + below : null;
    }

    private static int? Digits(ReadOnlySpan<string> words)
    {
        var number = 0;
        foreach (var word in words)
        {
            var digit = DigitWords.ValueOf(word);
            if (digit < 0) return null;
            number = (number * 10) + digit;
        }

        return number;
    }

    private static int? BelowHundred(ReadOnlySpan<string> words)
    {
        if (words.Length is 0 or > 2) return null;
        var unit = DigitWords.ValueOf(words[^1]);
        var (teen, ten) = (Place(Teens, words[0]), Place(Tens, words[0]));
        if (words.Length == 2) return ten >= 0 && unit > 0 ? ((ten + 2) * 10) + unit : null;
        return unit >= 0 ? unit : teen >= 0 ? teen + 10 : ten >= 0 ? (ten + 2) * 10 : null;
    }

    private static int Place(IReadOnlyList<string> words, string word)
    {
        for (var place = 0; place < words.Count; place++)
            if (words[place] == word) return place;
        return -1;
    }
}
