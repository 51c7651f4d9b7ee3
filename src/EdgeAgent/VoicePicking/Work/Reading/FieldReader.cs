// Takes the fields of one object or row by name, and notes what is wrong with each.
using System.Globalization;

namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>Reads fields; faults go to the list, and a usable value comes back.</summary>
internal sealed class FieldReader(RawFields fields, ICollection<WorkFault> faults)
{
    private const int LongestName = 64;
    private const int LongestText = 200;

    /// <summary>The line of a field, or of the object where the field is missing.</summary>
    public int LineOf(string name) => fields.Values.GetValueOrDefault(name)?.Line ?? fields.Line;

    /// <summary>
    /// A name that must be there: 1 to 64 characters of letters, digits, <c>_</c>, <c>-</c>, <c>.</c>
    /// </summary>
    public string Id(string name, string? fallback = null)
    {
        var text = Text(name, LongestName) ?? fallback;
        if (text is null) Fault(name, $"`{name}` is missing.");
        else if (!text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            Fault(name, $"`{name}` is `{text}`: only letters a to z, digits, `_`, `-` and `.` are expected.");
        return text ?? "";
    }

    /// <summary>A text that must be there.</summary>
    public string Needed(string name)
    {
        var text = Text(name);
        if (text is null) Fault(name, $"`{name}` is missing.");
        return text ?? "";
    }

    /// <summary>A text; null where it is missing or empty.</summary>
    public string? Text(string name, int longest = LongestText)
    {
        if (fields.Values.GetValueOrDefault(name) is not { } value) return null;
        if (value.Texts.Count > 1) Fault(name, $"`{name}` is a list: one text is expected.");
        var text = value.Texts.Count > 0 ? value.Texts[0].Trim() : "";
        if (text.Length > longest)
            Fault(name, $"`{name}` has {text.Length} characters: at most {longest} are expected.");
        if (text.Any(char.IsControl)) Fault(name, $"`{name}` holds a control character.");
        return text.Length == 0 ? null : text;
    }

    /// <summary>Digits that are read aloud; null where they are missing or empty. Leading zeros count.</summary>
    public string? Digits(string name, int longest = 5) =>
        Text(name) is { } text && AreDigits(name, text, longest) ? text : null;

    /// <summary>Sets of check digits: a list, or parts with <c>|</c> between.</summary>
    public IReadOnlyList<string> DigitSets(string name)
    {
        if (fields.Values.GetValueOrDefault(name) is not { } value) return [];
        var sets = value.Texts
            .SelectMany(text => text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (sets.Distinct(StringComparer.Ordinal).Count() != sets.Count)
            Fault(name, $"`{name}` names the same digits twice.");
        return [.. sets.Where(set => AreDigits(name, set, 5))];
    }

    /// <summary>A whole number in a range; null where it is missing.</summary>
    public int? Whole(string name, int minimum, int maximum)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
            return number;
        Fault(name, $"`{name}` is `{text}`: a whole number from {minimum} to {maximum} is expected.");
        return null;
    }

    /// <summary>A decimal number above zero; null where it is missing.</summary>
    public double? Decimal(string name, double maximum)
    {
        if (Text(name) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= maximum)
            return number;
        Fault(name, $"`{name}` is `{text}`: a number above 0, at most {maximum}, with a point is expected.");
        return null;
    }

    /// <summary>Yes or no; no where it is missing.</summary>
    public bool Flag(string name)
    {
        switch (Text(name)?.ToLowerInvariant())
        {
            case null or "0" or "no" or "false":
                return false;
            case "1" or "yes" or "true":
                return true;
            case var other:
                Fault(name, $"`{name}` is `{other}`: `yes` or `no` is expected.");
                return false;
        }
    }

    /// <summary>Notes a fault of a field.</summary>
    public void Fault(string name, string sentence) => faults.Add(new WorkFault(LineOf(name), sentence));

    private bool AreDigits(string name, string text, int longest)
    {
        if (text.Length <= longest && text.All(char.IsAsciiDigit)) return true;
        Fault(name, $"`{name}` is `{text}`: 1 to {longest} digits are expected.");
        return false;
    }
}
