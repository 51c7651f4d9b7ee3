// How urgent an event is: what overtakes a backlog, and what goes first when the disk is full.
namespace EdgeAgent.Contracts.Events;

/// <summary>The classes of events, in the order in which they are given up when space runs out.</summary>
public enum Priority
{
    /// <summary>Dropped first: detail that rollups sum up anyway.</summary>
    Low = 0,

    /// <summary>The usual.</summary>
    Normal = 1,

    /// <summary>Alerts and arrivals: sent before any backlog, dropped last.</summary>
    Urgent = 2,
}
