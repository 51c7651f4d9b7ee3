// What names may be made of: topic levels (some brokers rewrite or refuse anything else) and zones.
using EdgeAgent.Contracts;

namespace EdgeAgent.Configuration.Reading;

/// <summary>A rule for names.</summary>
/// <param name="Words">What it allows.</param>
/// <param name="Reason">Why; follows the words in a fault.</param>
/// <param name="Pattern">The same as a regular expression, for JSON Schema.</param>
/// <param name="Holds">Whether a name keeps it.</param>
internal sealed record NameRule(string Words, string Reason, string Pattern, Func<string, bool> Holds)
{
    /// <summary>One level of a topic.</summary>
    public static NameRule TopicLevel { get; } = new(
        "1 to 64 of a-z, 0-9, `_` and `-`",
        ", since it is a level of every MQTT topic and some brokers rewrite or refuse the rest",
        "^[a-z0-9_-]{1,64}$",
        Topics.IsLevel);

    /// <summary>A zone: topic levels divided by slashes.</summary>
    public static NameRule Zone { get; } = new(
        "words of a-z, 0-9, `_` and `-`, divided by `/`",
        ", as in `floor/women`",
        "^[a-z0-9_-]{1,64}(/[a-z0-9_-]{1,64})*$",
        name => name.Length <= 200 && name.Split('/').All(Topics.IsLevel));

    /// <summary>A shelf position, a door, a cold place, a call point, an output, as people call it.</summary>
    public static NameRule Place { get; } = new(
        "1 to 64 of letters, digits, `_`, `-` and `.`",
        ", as in `A3-2`",
        "^[A-Za-z0-9_.-]{1,64}$",
        name => name.Length is >= 1 and <= 64
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.'));
}
