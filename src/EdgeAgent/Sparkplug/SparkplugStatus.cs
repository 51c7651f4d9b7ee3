// The Sparkplug face in figures, for the status page and the metrics.
namespace EdgeAgent.Sparkplug;

/// <summary>How the box stands with its Sparkplug hosts.</summary>
/// <param name="Born">Whether the births are out and changes follow.</param>
/// <param name="Waiting">Changes kept to be told late.</param>
/// <param name="Problem">Why it is not connected: a sentence; null where it is.</param>
public sealed record SparkplugStatus(bool Born, int Waiting, string? Problem);
