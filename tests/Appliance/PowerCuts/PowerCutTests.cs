// Honest power cuts, and one that must be caught: whenever the power goes and whatever the disk's cache does then, the
// box comes up by itself and everything that it had accepted comes to the broker.
using EdgeAgent.ApplianceTests.Image;
using EdgeAgent.ApplianceTests.Reporting;
using Xunit;
using Xunit.Abstractions;

namespace EdgeAgent.ApplianceTests.PowerCuts;

public sealed class PowerCutTests(ITestOutputHelper output)
{
    [ApplianceFact]
    public async Task The_agent_loses_nothing_that_it_accepted_whenever_the_power_goes()
    {
        using var kind = await AgentOnDataDisk.MakeAsync();
        await LosesNothingAsync(
            kind, Options.Cuts, new CutReport("Power cuts of the agent on a disk of its own", "cuts-agent"));
    }

    // A fifth of the cuts: each costs the start of the whole image, four times that of the agent alone, and what an
    // accepted event goes through on the disk is the same.
    [ApplianceFact]
    public async Task The_appliance_comes_up_by_itself_and_loses_nothing_whenever_the_power_goes() =>
        await LosesNothingAsync(
            new WholeImage(await ApplianceImage.FindAsync()),
            Math.Max(1, Options.Cuts / 5),
            new CutReport("Power cuts of the whole appliance", "cuts-appliance"));

    [ApplianceFact]
    public async Task A_disk_that_lies_about_its_cache_is_caught()
    {
        var report = new CutReport("The control: a disk that says that it flushed, and did not", "cuts-lying-disk");
        using var kind = await AgentOnDataDisk.MakeAsync();
        await using var run = await PowerCutRun.MakeAsync(kind, ignoresFlush: true, report.AddAsync);

        await run.CutAsync(
            new CutPlan(Options.FirstSeed, Keep: 0, CutMoment.Running, After: 0.5, Write: 1, LineAway: true));
        var losses = await run.EndAsync();

        report.Outcome =
            $"{losses.Count} losses found; {run.Cuts[0].OnDiskAlone} accepted events were on the disk alone.";
        await report.WriteAsync();
        output.WriteLine(report.Outcome);
        Assert.NotEmpty(losses);
    }

    private async Task LosesNothingAsync(IBoxKind kind, int cuts, CutReport report)
    {
        await using var run = await PowerCutRun.MakeAsync(kind, ignoresFlush: false, report.AddAsync);

        for (var number = 0; number < cuts; number++)
            await run.CutAsync(CutPlan.Of(Options.FirstSeed + number));
        var losses = await run.EndAsync();

        report.Outcome =
            $"{run.Cuts.Count} cuts, {run.Cuts[^1].Accepted} events accepted, {losses.Count} lost; file systems whole "
            + $"after {run.Cuts.Count(cut => cut.Files.Fault is null)} of {run.Cuts.Count}, "
            + $"{run.Cuts.Count(cut => cut.Files.Mended)} of them mended by themselves.";
        await report.WriteAsync();
        output.WriteLine(report.Outcome);
        Assert.Empty(losses);
        Assert.All(run.Cuts, cut => Assert.Null(cut.Files.Fault));
        // Else every event was at the broker before the power went, and the disk was not asked.
        if (run.Cuts.Any(cut => cut.LineAway && cut.Up))
            Assert.Contains(run.Cuts, cut => cut.OnDiskAlone > 0);
    }
}
