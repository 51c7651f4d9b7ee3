// The scanner's own words are about tokens; a person who indents a file needs others.
using YamlDotNet.Core;

namespace EdgeAgent.Configuration.Documents;

/// <summary>Says in plain words what usually causes a syntax fault.</summary>
internal static class YamlSentence
{
    private const string MisplacedColon =
        "a `:` stands where no key can be; indent the line like its neighbours, or quote a text that holds `: `.";

    private static readonly (string Part, string Sentence)[] Known =
    [
        ("invalid mapping", MisplacedColon),
        ("apping values are not allowed", MisplacedColon),
        ("did not find expected key", "this line fits no block above it; check its indentation."),
        ("did not find expected '-' indicator", "this line stands between list items; check its indentation."),
        ("could not find expected ':'", "a key without its `:`; write `key: value`."),
        ("unexpected end of stream", "a quote or bracket is opened and never closed."),
        ("did not find expected ',' or ']'", "a `[` list lacks a `,` or its closing `]`."),
        ("did not find expected ',' or '}'", "a `{` block lacks a `,` or its closing `}`."),
        (
            "cannot start any token",
            "a character that must be quoted stands at the start of a value (`@`, `` ` ``, `%`)."),
    ];

    /// <summary>One sentence without its beginning.</summary>
    public static string Of(YamlException fault)
    {
        foreach (var (part, sentence) in Known)
            if (fault.Message.Contains(part, StringComparison.Ordinal)) return sentence;
        return fault.Message.TrimEnd('.') + ".";
    }
}
