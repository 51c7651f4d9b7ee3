// One operator as the box keeps him, and as a session knows him.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Operators;

/// <summary>What a session needs to know of its operator.</summary>
/// <param name="Number">The operator's number: 1 to 8 digits.</param>
/// <param name="Name">How he is greeted.</param>
/// <param name="Voice">How he wants to be spoken to; its language is his.</param>
/// <param name="Template">His own voice; null where he has not enrolled.</param>
public sealed record OperatorProfile(string Number, string Name, SpokenVoice Voice, VoiceTemplate? Template);

/// <summary>What stands of an operator in the encrypted store.</summary>
internal sealed record OperatorRecord
{
    /// <summary>The longest number and the longest PIN, in digits.</summary>
    public const int LongestNumber = 8, LongestPin = 12, ShortestPin = 4;

    /// <summary>The operator's number.</summary>
    public required string Number { get; init; }

    /// <summary>How he is greeted.</summary>
    public required string Name { get; init; }

    /// <summary>How he wants to be spoken to.</summary>
    public required SpokenVoice Voice { get; init; }

    /// <summary>The PIN, salted and hashed.</summary>
    public required PinHash Pin { get; init; }

    /// <summary>
    /// Counts his sign-ons. A session's token carries the count, so that a new sign-on, a sign-off and a new PIN end
    /// every token before it.
    /// </summary>
    public long SignOn { get; init; }

    /// <summary>When he agreed that his voice is kept, UTC; null where he did not, or took it back.</summary>
    public DateTimeOffset? Consented { get; init; }

    /// <summary>Whether a number can be one.</summary>
    public static bool IsNumber(string text) => text.Length is > 0 and <= LongestNumber && text.All(char.IsAsciiDigit);

    /// <summary>Why a PIN is none, as a sentence; null where it is good enough.</summary>
    public static string? Refuse(string pin, string number)
    {
        if (pin.Length is < ShortestPin or > LongestPin || !pin.All(char.IsAsciiDigit))
            return $"A PIN has {ShortestPin} to {LongestPin} digits.";
        if (pin == number || pin.Distinct().Count() == 1)
            return "This PIN is too easy to guess: not the operator's number, not one digit alone.";
        return null;
    }
}
