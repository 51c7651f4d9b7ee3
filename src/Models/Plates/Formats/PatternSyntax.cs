// How patterns of plates are written in the format files:
//   L  a letter        N  a letter other than I, O and Q        D  a digit        A  either
//   [ABC]   one of these characters      [L-IOQ]  a letter, but none of these (likewise [D-…], [A-…])
//   (BA|BB) one of these texts           {2} or {1,3} behind an item: so many of it
namespace EdgeAgent.Models.Plates.Formats;

/// <summary>Turns a written pattern into the fixed-length patterns that it stands for.</summary>
internal static class PatternSyntax
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string ClearLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
    private const string Digits = "0123456789";

    /// <summary>Reads a pattern.</summary>
    /// <returns>One list of slots for each combination of lengths.</returns>
    /// <exception cref="FormatException">The pattern is not written as above; the message says where.</exception>
    public static IReadOnlyList<IReadOnlyList<Slot>> Read(string pattern)
    {
        List<List<Slot>> all = [[]];
        for (var at = 0; at < pattern.Length;)
        {
            var alternatives = Item(pattern, ref at);
            var (fewest, most) = Repeat(pattern, ref at);
            all = [.. from beginning in all
                from slot in alternatives
                from times in Enumerable.Range(fewest, most - fewest + 1)
                select beginning.Concat(Enumerable.Repeat(slot, times)).ToList()];
        }

        var tooLong = all.Find(slots => slots.Sum(slot => slot.Length) is 0 or > PlateText.Longest);
        return tooLong is null ? all : throw new FormatException(
            $"'{pattern}' stands for nothing, or for more than {PlateText.Longest} characters.");
    }

    private static List<Slot> Item(string pattern, ref int at)
    {
        switch (pattern[at])
        {
            case '[':
                return [OneOf(Set(Inside(pattern, ref at, ']')))];
            case '(':
                return [.. Inside(pattern, ref at, ')').Split('|').GroupBy(text => text.Length)
                    .Select(texts => new Slot(texts.Key, texts.ToHashSet()))];
            default:
                var simple = Class(pattern[at++]) ?? throw new FormatException(
                    $"'{pattern[at - 1]}' at place {at} of '{pattern}' is no item: "
                    + "use L, N, D, A, [...] or (...|...).");
                return [OneOf(simple)];
        }
    }

    private static string Inside(string pattern, ref int at, char end)
    {
        var close = pattern.IndexOf(end, at);
        if (close < at + 2)
            throw new FormatException($"The '{pattern[at]}' at place {at + 1} of '{pattern}' has no '{end}', "
                + "or is empty.");
        var inside = pattern[(at + 1)..close];
        at = close + 1;
        return inside;
    }

    private static string Set(string inside) => inside.Length > 2 && inside[1] == '-' && Class(inside[0]) is { } all
        ? string.Concat(all.Except(inside[2..]))
        : inside;

    private static (int Fewest, int Most) Repeat(string pattern, ref int at)
    {
        if (at == pattern.Length || pattern[at] != '{') return (1, 1);
        var text = Inside(pattern, ref at, '}');
        var numbers = text.Split(',');
        return numbers.Length <= 2 && int.TryParse(numbers[0], out var fewest) && int.TryParse(numbers[^1],
            out var most)
            && fewest >= 0 && most >= fewest && most < 100
            ? (fewest, most)
            : throw new FormatException($"'{{{text}}}' in '{pattern}' is no count: write {{2}} or {{1,3}}.");
    }

    private static string? Class(char item) => item switch
    {
        'L' => Letters,
        'N' => ClearLetters,
        'D' => Digits,
        'A' => Letters + Digits,
        _ => null,
    };

    private static Slot OneOf(string characters) => new(1, characters.Select(it => it.ToString()).ToHashSet());
}
