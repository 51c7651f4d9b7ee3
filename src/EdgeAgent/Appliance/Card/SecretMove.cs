// Secrets go from the card into the box's credentials: written there and on disk first, wiped from the card only then.
using System.Text;
using System.Text.RegularExpressions;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;

namespace EdgeAgent.Appliance.Card;

/// <summary>Moves the files under <c>secrets/</c>.</summary>
internal sealed partial class SecretMove(CardFolder card, CardDoor door, DurableFiles files, string credentials)
{
    private const string Subject = "secrets";
    private const int Largest = 64 << 10;

    /// <summary>Moves them all; what cannot be moved stays on the card and is told.</summary>
    public IReadOnlyList<ReportPoint> Run()
    {
        var points = new List<ReportPoint>();
        var moved = new List<string>();
        foreach (var path in card.Secrets())
        {
            var file = $"secrets/{Path.GetFileName(path)}";
            try
            {
                var name = NameOf(path);
                var content = Content(path);
                if (IsHalfWiped(name, content))
                {
                    if (door.TryOpen()) files.Wipe(path);
                    continue;
                }

                if (Refusal(file, name, content) is { } refusal)
                {
                    points.Add(new ReportPoint(Subject, PointLevel.Mend, refusal));
                    continue;
                }

                files.ReplaceWhereNew(Path.Combine(credentials, name), content, DurableFiles.Secret);
                if (door.TryOpen()) files.Wipe(path);
                else points.Add(LeftBehind(file));
                moved.Add(name);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                points.Add(new ReportPoint(
                    Subject,
                    PointLevel.Mend,
                    $"{file} could not be moved into the box ({fault.Message.TrimEnd('.')}). It stays on the card; restart the box to try again."));
            }
        }

        if (moved.Count > 0)
            points.Add(new ReportPoint(
                Subject, PointLevel.Good, $"Now in the box, and no longer on the card: {string.Join(", ", moved)}."));
        return points;
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }

    // A password in a text file ends where its line ends; a key in several lines keeps them.
    private static byte[] Content(string path)
    {
        if (new FileInfo(path).Length > Largest) return new byte[Largest + 1];
        var text = Encoding.Latin1.GetString(CardText.Plain(File.ReadAllBytes(path))).TrimEnd('\n', '\r');
        return Encoding.Latin1.GetBytes(text);
    }

    // The plug was pulled while it was overwritten: what it held is in the box already.
    private bool IsHalfWiped(string name, byte[] content) =>
        content.Contains((byte)0) && CredentialName().IsMatch(name) && File.Exists(Path.Combine(credentials, name));

    private static string? Refusal(string file, string name, byte[] content) =>
        !CredentialName().IsMatch(name)
            ? $"{file} has a name that no secret can have: use letters, digits, `_`, `-` and `.`, as in `secrets/camera-password.txt`."
        : content.Length == 0 ? $"{file} is empty: write the secret into it, or delete the file."
        : content.Length > Largest ? $"{file} is larger than 64 KiB: this is no secret. Delete it from the card."
        : content.Contains((byte)0) ? $"{file} is no plain text: write the secret anew and save it as UTF-8."
        : null;

    private static ReportPoint LeftBehind(string file) => new(
        Subject,
        PointLevel.Mend,
        $"{file} is in the box now but still on the card as well, since the card is write-protected. Unlock it and restart the box, or delete the file by hand.");

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}\z")]
    private static partial Regex CredentialName();
}
