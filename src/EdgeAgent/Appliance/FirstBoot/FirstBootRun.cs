// What the box does with its card at every start, before the agent runs: secrets first, then the network, then
// store.yaml. Each step may be cut off by a pulled plug and is then simply done again; without a change on the card
// nothing is written but the report.
using System.Text;
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Enrolment;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;

namespace EdgeAgent.Appliance.FirstBoot;

/// <summary>One first boot: of a new box, and of every start after it.</summary>
internal sealed class FirstBootRun(BoxParts parts)
{
    /// <summary>Does it all, and leaves the report on the box and on the card.</summary>
    public InstallationReport Run()
    {
        var (box, card, files) = (parts.Box, parts.Card, parts.Files);
        using var door = parts.Door;
        parts.Lamp.Show(Verdict.Working);
        var points = new List<ReportPoint>();
        if (parts.Clock.Raise() is { } clock) points.Add(clock);
        var before = AppliedFiles.Read(box.Applied);
        if (card.IsThere)
            points.AddRange(new SecretMove(card, door, files, box.Credentials).Run());
        else
            points.Add(NoCard);
        // store.yaml names the files of a certificate that HQ has yet to sign.
        if (EnrolmentRun.HasToken(card)) new BoxKey(box, files, parts.Time).Prepare();
        var network = new NetworkFile(box, card, files, parts.Call).Apply(before);
        points.AddRange(network.Points);
        var store = new StoreFile(box, card, files, parts.Drivers).Apply(network.Applied);
        points.AddRange(store.Points);
        store.Applied.Write(box.Applied, files);
        var report = new InstallationReport
        {
            Time = parts.Clock.Now,
            Clock = parts.Clock.Word,
            Points = points,
        };
        files.Replace(box.FirstBoot, Encoding.UTF8.GetBytes(report.ToJson()), DurableFiles.Public);
        // What stands there is of the start before: whoever reads it now must not take it for today's.
        files.Replace(box.Result, Encoding.UTF8.GetBytes(Told(report).ToJson()), DurableFiles.Public);
        TellOnCard(report, door);
        return report;
    }

    private static ReportPoint NoCard => new(
        "card",
        PointLevel.Note,
        "There is no card (the partition EDGE-BOX), or it cannot be read: the box goes on with what it has.");

    // The agent is not tested yet: the card says so until it is, so that an old GOOD is never read as today's.
    private void TellOnCard(InstallationReport report, CardDoor door)
    {
        if (!parts.Card.IsThere || !door.TryOpen()) return;
        ResultFile.Write(parts.Card.ResultFile, Told(report), parts.Files);
    }

    /// <summary>The report as people read it before the agent has started.</summary>
    public static InstallationReport Told(InstallationReport report)
    {
        var testing = new ReportPoint("self-test", PointLevel.Working, "The agent starts, and its devices are tested.");
        return report with { Points = [.. report.Points, testing] };
    }
}
