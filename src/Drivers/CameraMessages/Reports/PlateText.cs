// A plate as it is compared: upper case, without separators, in its own script. The record keeps what was sent.
using System.Text;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>Normalises plates.</summary>
public static class PlateText
{
    /// <summary>Letters and digits of any script (with their vowel marks), upper case; null where none is
    /// left.</summary>
    public static string? Normalise(string? plate)
    {
        if (plate is null) return null;
        var kept = new StringBuilder(plate.Length);
        foreach (var rune in plate.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
                System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark)
                kept.Append(Rune.ToUpperInvariant(rune).ToString());
        }

        return kept.Length == 0 ? null : kept.ToString();
    }
}
