// What an emulated picker answers: he looks at the question, at the label before him, and says what he sees.
using System.Globalization;
using System.Text.RegularExpressions;
using EdgeAgent.VoicePicking.Headsets;

namespace EdgeAgent.Commands.Demo.Picker;

/// <summary>One picker's mind.</summary>
internal sealed partial class PickerMind(Shelves shelves)
{
    private string _said = "";

    /// <summary>How many are at a slot where that is not what is asked; asked = all of them.</summary>
    public Func<string, int, int> Stock { get; init; } = (_, asked) => asked;

    /// <summary>What he says to a screen, in words of the grammar; null where he waits.</summary>
    public string? Answer(HeadsetScreen screen)
    {
        var answer = screen.Activity switch
        {
            "summary" or "no-work" or "onward" or "safety-stop" => "ready",
            "safety" => "yes",
            "vehicle" or "reason" => "1",
            "slot" => Slot(screen),
            "quantity" or "short" => Count(screen),
            "count" => "5",
            "put" or "deliver" or "target" => Place(screen),
            "lot" or "serial" => "1234",
            "weight" => "2",
            "question" => Question(screen),
            "paused" => "resume",
            _ => null,
        };
        if (answer is not (null or "yes" or "no")) _said = answer;
        return answer;
    }

    private string Slot(HeadsetScreen screen)
    {
        var at = SlotText().Match(screen.Big);
        var set = screen.Sub is { } sub && LabelNumber().Match(sub) is { Success: true } label
            ? int.Parse(label.Groups[1].Value, CultureInfo.InvariantCulture) - 1
            : 0;
        var digits = shelves.DigitsAt(at.Groups["aisle"].Value, at.Groups["slot"].Value, set);
        return digits.Length > 0 ? digits : "ready";
    }

    private string Count(HeadsetScreen screen)
    {
        var asked = Number().Match(screen.Big) is { Success: true } number
            ? int.Parse(number.Value, CultureInfo.InvariantCulture)
            : 1;
        return Stock(screen.Step, asked).ToString(CultureInfo.InvariantCulture);
    }

    private string Place(HeadsetScreen screen)
    {
        var name = PlaceText().Match(screen.Big).Groups["name"].Value;
        return screen.Field == "none" || shelves.DigitsOn(name) is not { Length: > 0 } digits ? "ready" : digits;
    }

    // "Did you say 4 2?" is answered by what was said; any other question follows from what he told, and is true.
    private string Question(HeadsetScreen screen)
    {
        if (screen.Big.StartsWith("Sign off", StringComparison.Ordinal)) return "no";
        if (!screen.Big.StartsWith("Did you say", StringComparison.Ordinal)) return "yes";
        return Bare(screen.Big).EndsWith(Bare(_said), StringComparison.Ordinal) ? "yes" : "no";
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"(?<aisle>\w+) · (?:.* )?(?<slot>\w+)$")]
    private static partial Regex SlotText();

    [GeneratedRegex(@"(\d+)\.?$")]
    private static partial Regex LabelNumber();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?: in | to )(?<name>[^.]+)\.?$")]
    private static partial Regex PlaceText();
}
