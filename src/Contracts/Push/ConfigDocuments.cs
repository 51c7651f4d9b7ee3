// The configuration that HQ wants, and the one that is in force.
namespace EdgeAgent.Contracts.Push;

/// <summary>HQ's wish, retained on <c>cfg/desired</c>.</summary>
/// <param name="Version">Rises with each wish; a lower one is ignored.</param>
/// <param name="Hash">SHA-256 of the document's UTF-8 bytes, 64 hex digits: a torn document is never applied.</param>
/// <param name="Document">The whole <c>store.yaml</c>; secrets in it are references.</param>
/// <param name="HealthyWithinS">
/// Seconds within which the box must be connected and as healthy as before, else it goes back by itself; null for 300.
/// </param>
public sealed record DesiredConfig(long Version, string Hash, string Document, int? HealthyWithinS = null);

/// <summary>What the box made of it, retained on <c>cfg/reported</c>.</summary>
/// <param name="Version">The wish's version; 0 while the installer's own file is in force.</param>
/// <param name="Hash">Hash of the configuration in force.</param>
/// <param name="State"><c>local</c>, <c>trying</c>, <c>applied</c>, <c>refused</c> or <c>rolled-back</c>.</param>
/// <param name="Reason">Why it was refused or rolled back; null otherwise.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Lists">The versions of the lists in force.</param>
public sealed record ReportedConfig(
    long Version, string Hash, string State, string? Reason, DateTimeOffset Time,
    IReadOnlyDictionary<string, long>? Lists);
