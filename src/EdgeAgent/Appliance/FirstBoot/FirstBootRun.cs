// What the box does with its card at every start, before the agent runs: secrets first, then the network, then
// store.yaml. Each step may be cut off by a pulled plug and is then simply done again; without a change on the card
// nothing is written but the report.
using System.Text;
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Configuration;
using EdgeAgent.Hosting;

namespace EdgeAgent.Appliance.FirstBoot;

/// <summary>One first boot: of a new box, and of every start after it.</summary>
internal sealed class FirstBootRun(FirstBootParts parts)
{
    /// <summary>Does it all, and leaves the report on the box and on the card.</summary>
    public InstallationReport Run()
    {
        var (box, card, files) = (parts.Box, parts.Card, parts.Files);
        using var door = parts.Door;
        var points = new List<ReportPoint>();
        var before = AppliedFiles.Read(box.Applied);
        if (card.IsThere)
            points.AddRange(new SecretMove(card, door, files, box.Credentials).Run());
        else
            points.Add(NoCard);
        var network = new NetworkFile(box, card, files, parts.Run).Apply(before);
        points.AddRange(network.Points);
        var store = new StoreFile(box, card, files, parts.Drivers).Apply(network.Applied);
        points.AddRange(store.Points);
        store.Applied.Write(box.Applied, files);
        var report = new InstallationReport
        {
            Time = parts.Time.GetUtcNow(),
            Clock = parts.Clock.Now.ToString().ToLowerInvariant(),
            Points = points,
        };
        files.Replace(box.FirstBoot, Encoding.UTF8.GetBytes(report.ToJson()), DurableFiles.Public);
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
        var testing = new ReportPoint("self-test", PointLevel.Working, "The agent starts, and its devices are tested.");
        var told = report with { Points = [.. report.Points, testing] };
        ResultFile.Write(parts.Card.ResultFile, told, parts.Files);
    }
}

/// <summary>What a first boot works with.</summary>
internal sealed record FirstBootParts
{
    /// <summary>The places on the box.</summary>
    public required BoxPaths Box { get; init; }

    /// <summary>The card.</summary>
    public required CardFolder Card { get; init; }

    /// <summary>What makes it writable.</summary>
    public required CardDoor Door { get; init; }

    /// <summary>What changes files.</summary>
    public required DurableFiles Files { get; init; }

    /// <summary>The drivers that <c>store.yaml</c> may name.</summary>
    public required DriverCatalogue Drivers { get; init; }

    /// <summary>Runs programs of the system.</summary>
    public required RunProgram Run { get; init; }

    /// <summary>Whether the clock can be trusted.</summary>
    public required IClockQuality Clock { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
