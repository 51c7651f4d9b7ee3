// How full a zone is right now, for those who look: the page and the metrics.
namespace EdgeAgent.Insights.Tags;

/// <summary>Tags in a zone.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Tags">Tags in it now.</param>
public sealed record ZoneCount(string Zone, int Tags);
