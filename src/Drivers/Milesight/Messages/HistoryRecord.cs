// One period out of the memory of a sensor that had no reception when it ended.
namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>A late count with its own time. The same record may come several times.</summary>
/// <param name="Timestamp">Seconds since 1970.</param>
/// <param name="PeriodIn">People who came in during the period.</param>
/// <param name="PeriodOut">People who went out.</param>
/// <param name="TotalIn">The running total then; null where the record has none.</param>
/// <param name="TotalOut">The same for out.</param>
internal sealed record HistoryRecord(long Timestamp, int PeriodIn, int PeriodOut, int? TotalIn, int? TotalOut);
