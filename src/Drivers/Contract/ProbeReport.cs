// What a probe found, for people and for --json.
namespace EdgeAgent.Drivers;

/// <summary>The outcome of looking at a device once.</summary>
/// <param name="Reachable">Whether the device answered as expected.</param>
/// <param name="Summary">One sentence: what it is, or what is wrong and what to do.</param>
/// <param name="Facts">Name and value pairs in order: model, firmware, antennas.</param>
public sealed record ProbeReport(bool Reachable, string Summary, IReadOnlyList<KeyValuePair<string, string>> Facts);
