// The outcome of loading store.yaml: the values, or what is wrong with it. Nothing is thrown at the user.
using EdgeAgent.Configuration.Faults;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration;

/// <summary>The outcome of loading a config file.</summary>
public sealed record ConfigLoad
{
    /// <summary>The file as it was named.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file's bytes, 64 hex digits; empty where it could not be read.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The values; null where any fault is an error.</summary>
    public StoreConfig? Config { get; init; }

    /// <summary>Faults and notes in the order of the file.</summary>
    public required IReadOnlyList<ConfigFault> Faults { get; init; }

    /// <summary>The lines of the file, to show a fault in its place.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The keys that refer to secrets, with their references.</summary>
    public IReadOnlyList<KeyValuePair<string, SecretReference>> Secrets { get; init; } = [];

    /// <summary>The faults that stop the box.</summary>
    public IEnumerable<ConfigFault> Errors => Faults.Where(fault => fault.Severity == FaultSeverity.Error);
}
