// The configuration that HQ wants, and the one that is in force.
namespace EdgeAgent.Contracts.Push;

/// <summary>HQ's wish, retained on <c>cfg/desired</c>.</summary>
/// <param name="Version">Rises with each wish, from 1; one that is not newer than the last is ignored.</param>
/// <param name="Hash">SHA-256 of the document's UTF-8 bytes, 64 hex digits: a torn document is never applied.</param>
/// <param name="Document">The whole <c>store.yaml</c>, at most 1 MiB; secrets in it are references.</param>
/// <param name="HealthyWithinS">
/// Seconds within which the box must be connected and as healthy as before, else it goes back by itself; 5 to 3,600,
/// null for 300.
/// </param>
public sealed record DesiredConfig(long Version, string Hash, string Document, int? HealthyWithinS = null);

/// <summary>What the box made of it, retained on <c>cfg/reported</c>.</summary>
/// <param name="Version">The wish that the state is about; 0 while the installer's own file is in force.</param>
/// <param name="Seen">The newest wish that the box has considered: the next one must be newer.</param>
/// <param name="Hash">SHA-256 of the configuration in force, 64 hex digits.</param>
/// <param name="State">One of <see cref="ConfigStates"/>.</param>
/// <param name="Reason">Why it was refused or rolled back, or why the local file is in force again; null
/// otherwise.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Lists">The versions of the lists in force, by name.</param>
/// <param name="ListFaults">Why the newest version of a list was refused, by name; null where none was.</param>
public sealed record ReportedConfig(
    long Version, long Seen, string Hash, string State, string? Reason, DateTimeOffset Time,
    IReadOnlyDictionary<string, long> Lists, IReadOnlyDictionary<string, string>? ListFaults);
