// Everything that a message holds and that has no member of its own, for people and for tests.
using System.Text.Json.Nodes;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>A name and a JSON value.</summary>
/// <param name="Name">In snake_case.</param>
/// <param name="Value">A text, number, flag or list; null for what the message says is not known.</param>
public sealed record ReportDetail(string Name, JsonNode? Value);
