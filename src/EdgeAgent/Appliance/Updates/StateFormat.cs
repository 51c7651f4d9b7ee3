// Which state folders a version can work with, and which versions can work with what it writes: what decides whether an
// update may be tried, and whether the version before it could go on if it is taken back.
using System.Globalization;
using System.Text.RegularExpressions;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Appliance.Updates;

/// <summary>What a version reads and writes, in versions of the outbox's schema.</summary>
/// <param name="ReadsFrom">The oldest store that it opens.</param>
/// <param name="ReadsTo">The newest: a newer store is opened only where it asks for no more than this.</param>
/// <param name="Writes">What a store asks of its reader once this version has worked with it.</param>
internal sealed partial record StateFormat(int ReadsFrom, int ReadsTo, int Writes)
{
    /// <summary>That of this program.</summary>
    public static StateFormat Own { get; } = new(1, Schema.Version, Schema.LeastReader);

    /// <summary>Why a newer version must not be put in the place of this one; null where it may.</summary>
    public string? Refusal(StateFormat newer)
    {
        if (Writes < newer.ReadsFrom || Writes > newer.ReadsTo)
            return $"It reads state of the formats {newer.ReadsFrom} to {newer.ReadsTo}, and this box holds format {Writes}: "
                + "install a version between the two first.";
        return newer.Writes > ReadsTo
            ? $"It leaves state of format {newer.Writes} behind, which the version here (up to {ReadsTo}) could not read if "
                + "it had to come back: install a version that reads both first."
            : null;
    }

    /// <summary>Reads <c>reads 1 2 writes 2</c> wherever it stands in a text; null where it does not.</summary>
    public static StateFormat? Find(string? text) =>
        text is not null && Line().Match(text) is { Success: true } found
            ? new StateFormat(Number(found.Groups[1]), Number(found.Groups[2]), Number(found.Groups[3]))
            : null;

    /// <inheritdoc/>
    public override string ToString() => $"reads {ReadsFrom} {ReadsTo} writes {Writes}";

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\breads ([0-9]{1,6}) ([0-9]{1,6}) writes ([0-9]{1,6})\b", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
