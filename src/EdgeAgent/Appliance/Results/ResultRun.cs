// What the box says about itself once its agent runs, and every few minutes after: it enrols where it has not yet,
// tests itself, and tells the outcome on the card, for the page, on the console and by the lamp. What has not changed
// is not written again: a card lives longer that way.
using System.Text;
using EdgeAgent.Appliance.Enrolment;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Appliance.SelfTest;
using EdgeAgent.Configuration;
using EdgeAgent.Web;

namespace EdgeAgent.Appliance.Results;

/// <summary>One result.</summary>
internal sealed class ResultRun(BoxParts parts, ResultSurroundings around)
{
    private readonly BoxKey _key = new(parts.Box, parts.Files, parts.Time);

    /// <summary>Makes it and tells it.</summary>
    public async Task<InstallationReport> RunAsync(CancellationToken stop)
    {
        using var door = parts.Door;
        var before = InstallationReport.Read(parts.Box.Result);
        var isFirst = !File.Exists(parts.Box.ResultOfThisStart);
        if (isFirst) parts.Lamp.Show(Verdict.Working);
        var report = await MakeAsync(stop);
        Tell(report, before, isFirst);
        parts.Clock.Save(parts.Files);
        return report;
    }

    private async Task<InstallationReport> MakeAsync(CancellationToken stop)
    {
        var load = new ConfigLoader(parts.Drivers).Load(parts.Box.Config);
        var points = new List<ReportPoint>(InstallationReport.Read(parts.Box.FirstBoot)?.Points ?? []);
        var enrolment = new EnrolmentRun(
            parts.Box, parts.Card, parts.Door, parts.Files, parts.Clock, _key, around.AskHq, parts.Time);
        points.AddRange(BoxChecks.DataPartition(parts.Box));
        points.AddRange(await enrolment.RunAsync(load.Config?.Store.Topics.Address.ToString(), stop));
        if (enrolment.IsNew) around.RestartAgent();
        AgentStatus? status = null;
        if (load.Config is { } config)
        {
            status = await new SelfTestRun(around.AskAgent(config), parts.Time).WaitAsync(config, stop);
            points.AddRange(Judge(load, config, status));
        }
        else if (points.All(point => point.Level != PointLevel.Mend))
        {
            points.Add(new ReportPoint(
                "store.yaml",
                PointLevel.Mend,
                "The box has none that is right: put one on the card as store.yaml and restart the box."));
        }

        return new InstallationReport
        {
            Box = load.Config?.Store.Topics.Address.ToString() ?? "",
            Time = parts.Clock.Now,
            Clock = parts.Clock.Word,
            Points = [.. points.DistinctBy(point => (point.Subject, point.Sentence))],
            Facts = BoxFactSheet.Of(load.Config, status),
        };
    }

    private IEnumerable<ReportPoint> Judge(ConfigLoad load, StoreConfig config, AgentStatus? status) =>
    [
        .. BoxChecks.Secrets(load, parts.Box),
        .. _key.HasPlaceholder && File.Exists(parts.Box.Key) ? [] : BoxChecks.Certificate(config, parts.Clock.Now),
        .. SelfTestRun.Judge(config, status, isEnrolled: !File.Exists(parts.Box.Key) || !_key.HasPlaceholder),
        .. BoxChecks.Disk(config, config.Outbox.Budget, status?.Outbox.Bytes ?? 0),
    ];

    private void Tell(InstallationReport report, InstallationReport? before, bool isFirst)
    {
        var (box, files) = (parts.Box, parts.Files);
        var isNews = isFirst || !report.SaysTheSameAs(before);
        parts.Lamp.Show(report.Verdict);
        if (isNews) files.Replace(box.Result, Encoding.UTF8.GetBytes(report.ToJson()), DurableFiles.Public);
        if ((isNews || !SaysOnCard(report)) && parts.Card.IsThere && parts.Door.TryOpen())
            ResultFile.Write(parts.Card.ResultFile, report, files);
        if (!isNews) return;
        around.Show(ReportText.Of(report));
        files.Replace(box.ResultOfThisStart, [], DurableFiles.Public);
    }

    // A card that was changed, or put in, since then.
    private bool SaysOnCard(InstallationReport report) =>
        File.Exists(parts.Card.ResultFile)
        && File.ReadLines(parts.Card.ResultFile).FirstOrDefault() == ReportText.Head(report);
}
