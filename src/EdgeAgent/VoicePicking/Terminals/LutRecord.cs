// What a warehouse system answers: records of fields with commas between, one a line; the last two fields of each are
// an error code and a message. More fields than expected before those two are a site's own and are passed over.
using System.Globalization;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>One record of an answer.</summary>
/// <param name="Fields">Its fields without code and message.</param>
/// <param name="Code">0 where all is well; anything else is an error whose message the picker must hear.</param>
/// <param name="Message">The message.</param>
internal sealed record LutRecord(IReadOnlyList<string> Fields, int Code, string Message)
{
    private const int MostFields = 200;

    /// <summary>A field; empty where the record has fewer.</summary>
    public string this[int index] => index < Fields.Count ? Fields[index] : "";

    /// <summary>A record that is well.</summary>
    public static LutRecord Well(params IReadOnlyList<string> fields) => new(fields, 0, "");

    /// <summary>A record that is an error, with as many empty fields as the answer would have.</summary>
    public static LutRecord Error(int code, string message, int fields = 0) =>
        new([.. Enumerable.Repeat("", fields)], code, message);

    /// <summary>As it is written, without its end. A comma or control character becomes a space.</summary>
    public string Format() =>
        string.Join(',', [.. Fields.Select(Clean), Code.ToString(CultureInfo.InvariantCulture), Clean(Message)]);

    /// <summary>Reads a line; null where it is no record.</summary>
    public static LutRecord? Parse(string line)
    {
        var fields = line.Split(',');
        if (fields.Length is < 2 or > MostFields) return null;
        // A message may hold commas, though it should not: the code is then the last number before it.
        for (var at = fields.Length - 2; at >= 0; at--)
        {
            var text = fields[at].Trim();
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code))
                return new LutRecord(
                    [.. fields[..at].Select(field => field.Trim())], code, string.Join(',', fields[(at + 1)..]).Trim());
        }

        return null;
    }

    private static string Clean(string text) =>
        string.Concat(text.Select(c => c == ',' || char.IsControl(c) ? ' ' : c));
}
