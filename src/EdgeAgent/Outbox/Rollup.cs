// A flat aggregate of one object over one period: HQ's engines take it without code.
namespace EdgeAgent.Outbox;

/// <summary>One row of a rollup.</summary>
/// <param name="Metric">The metric, a topic level: <c>zone-stock</c>.</param>
/// <param name="Period">The period's name, a topic level: <c>1m</c>, <c>15m</c>.</param>
/// <param name="Subject">What the row is about: a zone, line, slot or operator.</param>
/// <param name="Start">Start of the period, UTC, itself included.</param>
/// <param name="End">End of the period, UTC, itself excluded.</param>
/// <param name="Values">The flat JSON object as UTF-8, common fields included.</param>
public sealed record Rollup(
    string Metric, string Period, string Subject, DateTimeOffset Start, DateTimeOffset End,
    ReadOnlyMemory<byte> Values);
