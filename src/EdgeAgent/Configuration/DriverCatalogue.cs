// The drivers that this build knows, by the word after `driver:`.
using EdgeAgent.Drivers;

namespace EdgeAgent.Configuration;

/// <summary>The drivers of this build; handed in, never found by searching.</summary>
/// <param name="All">In the order in which documents list them.</param>
public sealed record DriverCatalogue(IReadOnlyList<IDriver> All);
