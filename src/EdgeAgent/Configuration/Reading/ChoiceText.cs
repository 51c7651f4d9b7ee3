// The members of an enum as the config writes them: `DualTarget` is `dual-target`.
using System.Text;

namespace EdgeAgent.Configuration.Reading;

/// <summary>Names of enum members in kebab-case.</summary>
internal static class ChoiceText
{
    /// <summary>Every member with its word, in the order of declaration.</summary>
    public static IReadOnlyList<KeyValuePair<string, T>> All<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(name => KeyValuePair.Create(Kebab(name), Enum.Parse<T>(name)))];

    /// <summary>The word of one member.</summary>
    public static string Of<T>(T member)
        where T : struct, Enum => Kebab(member.ToString());

    private static string Kebab(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || NextIsLower(name, i));
            if (startsWord) word.Append('-');
            word.Append(char.ToLowerInvariant(name[i]));
        }

        return word.ToString();
    }

    private static bool NextIsLower(string name, int i) => i + 1 < name.Length && char.IsLower(name[i + 1]);
}
