// store.yaml from the card into force: judged by the same loader that the agent uses, and never half applied.
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Configuration;

namespace EdgeAgent.Appliance.FirstBoot;

/// <summary>Applies <c>store.yaml</c>.</summary>
internal sealed class StoreFile(BoxPaths box, CardFolder card, DurableFiles files, DriverCatalogue drivers)
{
    private const string Name = "store.yaml";

    /// <summary>Puts it into force where it is new and right; gives back what to tell and the record to keep.</summary>
    public (IReadOnlyList<ReportPoint> Points, AppliedFiles Applied) Apply(AppliedFiles applied)
    {
        var file = CardFile.Read(card, Name);
        if (file.Problem is { } problem) return ([problem, InForce(applied)], applied);
        if (file.Content is not { } content) return ([Missing(applied)], applied);
        var digest = AppliedFiles.DigestOf(content);
        if (digest == applied.Store && File.Exists(box.Config))
            return ([new ReportPoint(Name, PointLevel.Good, "In force; the card has not changed.")], applied);
        // Files that it names start from where it will lie, not from the card.
        var load = new ConfigLoader(drivers).Parse(box.Config, content);
        if (load.Config is null)
            return ([.. FaultPoints.Of(Name, load.Faults, load.Lines), InForce(applied)], applied);
        files.ReplaceWhereNew(box.Config, content, DurableFiles.Public);
        return ([new ReportPoint(Name, PointLevel.Good, "Right, and in force now.")], applied with { Store = digest });
    }

    private static ReportPoint InForce(AppliedFiles applied) => new(
        Name,
        PointLevel.Note,
        applied.Store.Length > 0
            ? "The box goes on with the one it had. Correct the file on the card and restart the box: that is all."
            : "The box has none of an earlier time and waits. Correct the file on the card and restart the box: that is all.");

    private static ReportPoint Missing(AppliedFiles applied) => applied.Store.Length > 0
        ? new ReportPoint(Name, PointLevel.Note, "There is none on the card: the box goes on with the one it has.")
        : new ReportPoint(
            Name,
            PointLevel.Mend,
            "There is none on the card: put the store's own file there as store.yaml and restart the box.");
}
