// What a collector is made of.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Custody;
using EdgeAgent.Headquarters.Gaps;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.Headquarters.Web;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Collecting;

/// <summary>What a collector is made of; lives across connections.</summary>
internal sealed record CollectorParts
{
    public required HqConfig Config { get; init; }

    public required IBroker Broker { get; init; }

    public required IHeadquartersStore Store { get; init; }

    public required AckBook Acks { get; init; }

    public required RollupWatch Missed { get; init; }

    public required CollectorFigures Figures { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILogger Log { get; init; }

    /// <summary>Who this instance is, for the broker and for boxes' logs.</summary>
    public required string Instance { get; init; }

    /// <summary>What it subscribes to, sharing the work with its group.</summary>
    public Subscription Subscription => new(
        MessageSorter.FiltersOf(Config.Prefix), Config.Broker.Group, $"edge-hq-{Instance}", Config.Broker.Window);
}
