// network.yaml from the card into force. The units live until the next start, so a copy is kept on the box: the card
// may be pulled after the first boot.
using System.Text;
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Network;
using EdgeAgent.Appliance.Programs;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;
using EdgeAgent.Configuration.Reading;

namespace EdgeAgent.Appliance.FirstBoot;

/// <summary>Applies <c>network.yaml</c>.</summary>
internal sealed class NetworkFile(BoxPaths box, CardFolder card, DurableFiles files, CallProgram call)
{
    private const string Name = "network.yaml";

    /// <summary>Keeps it where it is new and right, and writes the units of what is in force.</summary>
    public (IReadOnlyList<ReportPoint> Points, AppliedFiles Applied) Apply(AppliedFiles applied)
    {
        var points = new List<ReportPoint>();
        var file = CardFile.Read(card, Name);
        if (file.Problem is { } problem) points.Add(problem);
        if (file.Content is { } content) applied = Take(content, applied, points);
        else if (file.Problem is null && card.IsThere && applied.Network.Length > 0) points.Add(Kept);
        if (File.Exists(box.Network)) WriteUnits(File.ReadAllBytes(box.Network));
        return (points, applied);
    }

    private static ReportPoint Kept => new(
        Name,
        PointLevel.Note,
        "There is none on the card: the box keeps the network settings it has. An empty network.yaml brings DHCP back.");

    private AppliedFiles Take(byte[] content, AppliedFiles applied, List<ReportPoint> points)
    {
        var digest = AppliedFiles.DigestOf(content);
        if (digest == applied.Network && File.Exists(box.Network)) return applied;
        var (options, faults, lines) = Parse(content);
        if (options is null)
        {
            points.AddRange(FaultPoints.Of(Name, faults, lines));
            points.Add(new ReportPoint(
                Name,
                PointLevel.Note,
                applied.Network.Length > 0
                    ? "The box keeps the network settings it had."
                    : "The box takes its address from the network (DHCP) meanwhile."));
            return applied;
        }

        files.ReplaceWhereNew(box.Network, content, DurableFiles.Public);
        points.Add(new ReportPoint(Name, PointLevel.Good, "Right, and in force now."));
        return applied with { Network = digest };
    }

    private void WriteUnits(byte[] content)
    {
        if (Parse(content).Options is not { } options) return;
        var wrote = Write(Path.Combine(box.NetworkUnits, NetworkUnits.NetworkFile), NetworkUnits.Network(options));
        if (Write(Path.Combine(box.TimeUnits, NetworkUnits.TimeFile), NetworkUnits.Time(options)))
            call("systemctl", "--no-block", "try-restart", "systemd-timesyncd.service");
        // At a start networkd comes after this and reads the unit by itself; asked now, it would be waited for in vain.
        if (wrote && call("systemctl", "is-active", "--quiet", "systemd-networkd.service"))
            call("networkctl", "reload");
    }

    private bool Write(string path, string? unit) => unit is null
        ? files.Remove(path)
        : files.ReplaceWhereNew(path, Encoding.UTF8.GetBytes(unit), DurableFiles.Public);

    private static (NetworkOptions? Options, IReadOnlyList<ConfigFault> Faults, IReadOnlyList<string> Lines) Parse(
        byte[] content)
    {
        var faults = new FaultList(Name);
        var text = Encoding.UTF8.GetString(content);
        if (text.Contains('\uFFFD'))
            faults.Add(TextPosition.Start, "", "This is not UTF-8 text: save it as UTF-8.");
        var root = YamlDocumentParser.Parse(text, faults);
        var options = root is null
            ? null
            : YamlOptionReader.Read(root, new ReadingContext(faults, [], "/"), NetworkOptions.Read);
        var sorted = faults.Sorted;
        return (sorted.Any(fault => fault.Severity == FaultSeverity.Error) ? null : options, sorted, text.Split('\n'));
    }
}
