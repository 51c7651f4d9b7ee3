// Texts of found devices as they may stand in store.yaml, and ids made of them.
using System.Buffers;

namespace EdgeAgent.Drivers.Discovery;

/// <summary>Writes texts of the block of a found device.</summary>
internal static class YamlText
{
    private const int LongestId = 40;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./=-:");

    /// <summary>The text, in single quotes where YAML could take it for something else.</summary>
    public static string Of(string text)
    {
        var isPlain = text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '/')
            && !text.AsSpan().ContainsAnyExcept(Plain) && !text.EndsWith(':')
            && text.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n"
                or "null");
        return isPlain ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>An id out of a text: lower case, with dashes for everything else.</summary>
    public static string Id(string text)
    {
        var words = text.ToLowerInvariant().Split(
            [.. text.ToLowerInvariant().Where(letter => !char.IsAsciiLetterOrDigit(letter)).Distinct()],
            StringSplitOptions.RemoveEmptyEntries);
        var id = string.Join('-', words);
        return id.Length == 0 ? "device" : id[..Math.Min(id.Length, LongestId)].TrimEnd('-');
    }

    /// <summary>The same id, or one with a number behind it where it was used; it is used then.</summary>
    public static string Unique(string id, ISet<string> used)
    {
        for (var number = 2; ; number++)
        {
            var candidate = number == 2 ? id : $"{id}-{number - 1}";
            if (used.Add(candidate)) return candidate;
        }
    }
}
