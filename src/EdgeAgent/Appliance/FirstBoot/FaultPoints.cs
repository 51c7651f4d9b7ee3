// Faults of a YAML file as the installer reads them: the line, what is wrong, what to write instead, and the place.
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Commands.Checks;
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.Appliance.FirstBoot;

/// <summary>Turns faults into points.</summary>
internal static class FaultPoints
{
    private const int Most = 20;

    /// <summary>One point for each error, the first twenty of them.</summary>
    public static IEnumerable<ReportPoint> Of(
        string subject, IReadOnlyList<ConfigFault> faults, IReadOnlyList<string> lines)
    {
        var errors = faults.Where(fault => fault.Severity == FaultSeverity.Error).ToList();
        foreach (var fault in errors.Take(Most))
        {
            var place = lines.Count == 0 ? "" : $"line {fault.Line}: ";
            yield return new ReportPoint(subject, PointLevel.Mend, place + fault.Sentence)
            {
                Excerpt = FaultExcerpt.Of(fault, lines),
            };
        }

        if (errors.Count > Most)
            yield return new ReportPoint(
                subject, PointLevel.Mend, $"{errors.Count - Most} more faults follow: mend these first.");
    }
}
