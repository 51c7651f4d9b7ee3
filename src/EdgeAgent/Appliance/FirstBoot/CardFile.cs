// One of the card's YAML files on its way into force: found, read, judged, applied; or told why not, and then what was
// in force stays in force.
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Reporting;

namespace EdgeAgent.Appliance.FirstBoot;

/// <summary>A file of the card as it was found.</summary>
/// <param name="Content">Its plain text as UTF-8; null where there is none that can be used.</param>
/// <param name="Problem">Why not; null where it simply is not there.</param>
internal sealed record CardFile(byte[]? Content, ReportPoint? Problem)
{
    private const int Largest = 1 << 20;

    /// <summary>Finds and reads one by its right name.</summary>
    public static CardFile Read(CardFolder card, string name)
    {
        try
        {
            var found = card.Find(name);
            return found.Count switch
            {
                0 => new CardFile(null, null),
                1 when new FileInfo(found[0]).Length > Largest => Wrong(
                    name,
                    "This file is larger than 1 MiB: it is not the right one. Put the right one on the card and restart the box."),
                1 => new CardFile(CardText.Plain(File.ReadAllBytes(found[0])), null),
                _ => Wrong(
                    name,
                    $"The card holds it {found.Count} times ({string.Join(", ", found.Select(Path.GetFileName))}): "
                    + "keep one and restart the box."),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Wrong(
                name,
                $"It cannot be read from the card ({fault.Message.TrimEnd('.')}): check the card in a computer, write the file anew and restart the box.");
        }
    }

    private static CardFile Wrong(string name, string sentence) =>
        new(null, new ReportPoint(name, PointLevel.Mend, sentence));
}
