// What `--expect` of `edge-agent try speech` may say.
using System.Globalization;
using EdgeAgent.Models.Speech;

namespace EdgeAgent.Commands.Try;

/// <summary>Turns the option's words into grammars.</summary>
internal static class SpeechExpectation
{
    /// <summary>What may be said, for people.</summary>
    public const string Choices =
        "digits:N (N digits, 1 to 10; digits alone: one to four), number (0 to 999), command, yesno";

    /// <summary>The commands of the picking dialogue, and the other words that the model knows well.</summary>
    private static readonly string[] Commands =
    [
        "ready", "yes", "no", "short", "empty", "damaged", "partial", "skip slot", "skip aisle", "new container",
        "close container", "say again", "repeat", "how much more", "repeat last pick", "undo", "description",
        "item number", "where am i", "location", "quantity", "pause", "break", "battery", "resume", "sign off", "help",
        "cancel", "stop", "louder", "softer", "faster", "slower", "go", "on", "off", "up", "down", "left", "right",
    ];

    /// <summary>The grammar; null where the words say nothing that is known.</summary>
    public static SpeechGrammar? Of(string words) => words switch
    {
        "digits" => new SpeechGrammar { DigitCounts = [1, 2, 3, 4] },
        "number" => SpeechGrammar.NumberUpTo999,
        "yesno" => SpeechGrammar.YesOrNo,
        "command" => SpeechGrammar.Command(Commands),
        _ when words.StartsWith("digits:", StringComparison.Ordinal)
            && int.TryParse(words.AsSpan(7), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= SpeechGrammar.MostDigits => SpeechGrammar.Digits(count),
        _ => null,
    };
}
