// A text with values in braces, cut into its parts once.
namespace EdgeAgent.VoicePicking.Prompts;

/// <summary>How a value is put into words.</summary>
internal enum ValueForm
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Sign by sign.</summary>
    Spell,

    /// <summary>A number with a noun.</summary>
    Count,

    /// <summary>A number with the value <c>unit</c>.</summary>
    Unit,

    /// <summary>A command in the language.</summary>
    Word,

    /// <summary>Commands, divided by commas.</summary>
    Words,
}

/// <summary>A part of a text: words, or a value.</summary>
/// <param name="Text">The words; the value's name where <paramref name="Form"/> is not null.</param>
/// <param name="Form">How the value is put into words; null = this is no value.</param>
/// <param name="Noun">The noun of a count.</param>
internal readonly record struct TemplatePart(string Text, ValueForm? Form, string? Noun);

/// <summary>Cuts texts.</summary>
internal static class PromptTemplate
{
    /// <summary>The parts of a text.</summary>
    /// <exception cref="InvalidDataException">A brace is open, or a form is not known.</exception>
    public static IReadOnlyList<TemplatePart> Parse(string key, string text)
    {
        var parts = new List<TemplatePart>();
        var rest = text.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            if (open > 0) parts.Add(new TemplatePart(rest[..open].ToString(), null, null));
            rest = rest[(open + 1)..];
            var close = rest.IndexOf('}');
            if (close < 0) throw new InvalidDataException($"The prompt `{key}` has an open brace: {text}");
            parts.Add(Value(key, rest[..close].ToString()));
            rest = rest[(close + 1)..];
        }

        if (rest.Length > 0) parts.Add(new TemplatePart(rest.ToString(), null, null));
        return parts;
    }

    private static TemplatePart Value(string key, string inner)
    {
        var colon = inner.IndexOf(':');
        if (colon < 0) return new TemplatePart(inner, ValueForm.Plain, null);
        var (name, form) = (inner[..colon], inner[(colon + 1)..].Split(' ', 2));
        return form switch
        {
            ["spell"] => new TemplatePart(name, ValueForm.Spell, null),
            ["count", var noun] => new TemplatePart(name, ValueForm.Count, noun),
            ["unit"] => new TemplatePart(name, ValueForm.Unit, null),
            ["word"] => new TemplatePart(name, ValueForm.Word, null),
            ["words"] => new TemplatePart(name, ValueForm.Words, null),
            _ => throw new InvalidDataException($"The prompt `{key}` has the unknown form {{{inner}}}."),
        };
    }
}
