// Collects the faults of one file.
using EdgeAgent.Configuration.Documents;

namespace EdgeAgent.Configuration.Faults;

/// <summary>The faults of one file, given back in the order of the file.</summary>
/// <param name="file">The file as messages name it.</param>
internal sealed class FaultList(string file)
{
    private readonly List<ConfigFault> _faults = [];

    /// <summary>All of them, sorted by position.</summary>
    public IReadOnlyList<ConfigFault> Sorted =>
        [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    /// <summary>Adds one.</summary>
    public void Add(
        TextPosition at,
        string path,
        string sentence,
        FaultSeverity severity = FaultSeverity.Error,
        bool hidesValue = false) =>
        _faults.Add(new ConfigFault(file, at.Line, at.Column, path, sentence, severity, hidesValue));
}
