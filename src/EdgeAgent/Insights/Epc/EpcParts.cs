// An EPC in its parts, as a person or a tag URI names them: what the encoder takes.
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EdgeAgent.Insights.Epc;

/// <summary>The parts of an EPC that is to be written to a tag.</summary>
/// <param name="Scheme">The scheme's name as TDS prints it, any case: <c>SGTIN-96</c>.</param>
/// <param name="Filter">Filter value, 0 to 7.</param>
/// <param name="CompanyPrefix">GS1 company prefix, 6 to 12 digits, leading zeros included.</param>
/// <param name="Reference">Item, location or asset reference, indicator or extension digit first; empty where the
/// prefix leaves no room.</param>
/// <param name="Serial">Serial or extension, without escapes; null where the scheme has none.</param>
/// <param name="Pieces">Piece and total, two digits each, for ITIP; null otherwise.</param>
public sealed record EpcParts(
    string Scheme, int Filter, string CompanyPrefix, string Reference, string? Serial = null, string? Pieces = null)
{
    private const string Prefix = "urn:epc:tag:";

    /// <summary>Takes a tag URI apart. Whether the parts fit the scheme is the encoder's question.</summary>
    /// <param name="tagUri">For example <c>urn:epc:tag:sgtin-96:3.0614141.812345.6789</c>.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="problem">Why it is no tag URI, as a sentence.</param>
    public static bool TryParse(
        string tagUri, [NotNullWhen(true)] out EpcParts? parts, [NotNullWhen(false)] out string? problem)
    {
        parts = null;
        var colon = tagUri.StartsWith(Prefix, StringComparison.Ordinal) ? tagUri.IndexOf(':', Prefix.Length) : -1;
        if (colon < 0)
        {
            problem = $"'{tagUri}' is no EPC tag URI: it must look like urn:epc:tag:sgtin-96:3.0614141.812345.6789.";
            return false;
        }

        var scheme = tagUri[Prefix.Length..colon];
        var itip = scheme.StartsWith("itip", StringComparison.Ordinal);
        var body = tagUri[(colon + 1)..].Split('.', itip ? 6 : 4);
        if (body.Length < 3 || (itip && body.Length < 6)
            || !int.TryParse(body[0], NumberStyles.None, CultureInfo.InvariantCulture, out var filter))
        {
            problem = $"'{tagUri}' is no EPC tag URI: after the scheme come filter, company prefix, reference and, "
                + "where the scheme has one, a serial, with dots between them.";
            return false;
        }

        if (Unescape(body[2]) is not { } reference || Unescape(body.Length > 3 ? body[^1] : "") is not { } serial)
        {
            problem = $"'{tagUri}' holds a % that is not followed by two hex digits.";
            return false;
        }

        parts = new EpcParts(
            scheme, filter, body[1], reference, body.Length > 3 ? serial : null, itip ? body[3] + body[4] : null);
        problem = null;
        return true;
    }

    private static string? Unescape(string text)
    {
        for (var index = text.IndexOf('%'); index >= 0; index = text.IndexOf('%', index + 1))
        {
            if (index + 2 >= text.Length || !char.IsAsciiHexDigit(text[index + 1])
                || !char.IsAsciiHexDigit(text[index + 2])) return null;
        }

        return Uri.UnescapeDataString(text);
    }
}
