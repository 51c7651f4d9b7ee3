// What all readers of one file share.
using EdgeAgent.Configuration.Faults;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration.Reading;

/// <summary>What all readers of one file share.</summary>
/// <param name="Faults">Where faults go.</param>
/// <param name="Zones">The names under <c>zones:</c>.</param>
/// <param name="Folder">The folder that relative file names start from: that of the config.</param>
internal sealed record ReadingContext(FaultList Faults, IReadOnlyList<string> Zones, string Folder)
{
    /// <summary>Secrets that the file refers to, with the keys that do, in the order of reading.</summary>
    public List<KeyValuePair<string, SecretReference>> Secrets { get; } = [];

    /// <summary>A file name made absolute.</summary>
    public string Absolute(string path) => Path.GetFullPath(path, Folder);
}
