// The prompts of one language: a prompt becomes a text to speak, or a text to show.
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EdgeAgent.VoicePicking.Prompts;

/// <summary>One language. Immutable; safe for use from several threads.</summary>
public sealed partial class PromptTexts
{
    private readonly PromptFile _file;
    private readonly FrozenDictionary<string, IReadOnlyList<TemplatePart>> _texts;

    internal PromptTexts(PromptFile file)
    {
        _file = file;
        _texts = file.Texts.ToFrozenDictionary(
            text => text.Key, text => PromptTemplate.Parse(text.Key, text.Value), StringComparer.Ordinal);
        foreach (var part in _texts.Values.SelectMany(parts => parts))
        {
            if (part.Noun is { } noun && !file.Nouns.ContainsKey(noun))
                throw new InvalidDataException($"The prompt file {file.Language} has no noun `{noun}`.");
        }
    }

    /// <summary>The language's code: <c>en</c>.</summary>
    public string Language => _file.Language;

    /// <summary>The language's own name.</summary>
    public string Name => _file.Name;

    /// <summary>The keys of all texts.</summary>
    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>What is in the file.</summary>
    internal PromptFile File => _file;

    /// <summary>A prompt as it is spoken: digits by their words, one by one.</summary>
    public string Speak(Prompt prompt) => Text(prompt, spoken: true);

    /// <summary>A prompt as it is shown: digits as digits.</summary>
    public string Write(Prompt prompt) => Text(prompt, spoken: false);

    /// <summary>The values that a text names.</summary>
    internal IEnumerable<TemplatePart> ValuesOf(string key) => _texts[key].Where(part => part.Form is not null);

    private string Text(Prompt prompt, bool spoken)
    {
        if (!_texts.TryGetValue(prompt.Key, out var parts)) return prompt.Key;
        var text = new StringBuilder();
        foreach (var part in parts) text.Append(part.Form is null ? part.Text : Value(part, prompt, spoken));
        return Gaps().Replace(Spaces().Replace(text.ToString(), " "), "$1").Trim(' ', ',', '，', '·');
    }

    private string Value(TemplatePart part, Prompt prompt, bool spoken)
    {
        var value = prompt.Values.GetValueOrDefault(part.Text, "");
        return part.Form switch
        {
            ValueForm.Spell => spoken ? Spell(value) : value,
            ValueForm.Count => Counted(value, _file.Nouns[part.Noun!], spoken),
            ValueForm.Unit => Counted(value, Unit(prompt.Values.GetValueOrDefault("unit", "")), spoken),
            ValueForm.Word => Word(value),
            ValueForm.Words => string.Join(", ", value.Split(',').Select(Word)),
            _ => spoken ? Number(value.Replace("[[", "", StringComparison.Ordinal)) : value,
        };
    }

    /// <summary>Digits and letters one by one; words of several letters stay words.</summary>
    private string Spell(string value)
    {
        var signs = new StringBuilder();
        char? before = null;
        foreach (var sign in value)
        {
            var joins = before is { } last && char.IsLetter(last) && char.IsLetter(sign);
            if (signs.Length > 0 && !joins) signs.Append(' ');
            if (char.IsAsciiDigit(sign)) signs.Append(_file.Digits[sign - '0']);
            else if (char.IsLetterOrDigit(sign)) signs.Append(sign);
            before = sign;
        }

        return signs.ToString().Trim();
    }

    private string Counted(string value, IReadOnlyList<string> forms, bool spoken)
    {
        var form = forms.Count == 0 ? "" : forms[value == "1" ? 0 : ^1];
        if (form.Length == 0) return spoken ? Number(value) : value;
        var number = !spoken ? value : value == "2" && _file.TwoOfAUnit is { } two ? two : Number(value);
        return forms.Count == 1 && spoken ? number + form : $"{number} {form}";
    }

    private IReadOnlyList<string> Unit(string unit) => unit.Length == 0
        ? _file.Units["each"]
        : _file.Units.GetValueOrDefault(unit.ToLower(CultureInfo.InvariantCulture), [unit, unit]);

    private string Number(string value) => _file.HanNumerals ? HanNumerals.Of(value) : value;

    private string Word(string word) => _file.Words.GetValueOrDefault(word, word);

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();

    [GeneratedRegex(@" +([,.?!，。？：])")]
    private static partial Regex Gaps();
}
