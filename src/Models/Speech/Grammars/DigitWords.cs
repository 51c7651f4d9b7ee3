// How digits are said.
namespace EdgeAgent.Models.Speech.Grammars;

/// <summary>The words for digits.</summary>
internal static class DigitWords
{
    /// <summary>Zero to nine.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>How zero is said between other digits.</summary>
    public const string Oh = "oh";

    /// <summary>The digit of a word; -1 where it is none.</summary>
    public static int ValueOf(string word)
    {
        for (var digit = 0; digit < All.Count; digit++)
            if (All[digit] == word) return digit;
        return word == Oh ? 0 : -1;
    }
}
