// A device can have several troubles at once, but shows one line: this keeps them apart and joins them.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>What is wrong while the reader runs on, by cause.</summary>
internal sealed class ProblemBoard(IDeviceHost host)
{
    private readonly SortedDictionary<string, string> _sentences = new(StringComparer.Ordinal);

    /// <summary>States a trouble, or clears it with null.</summary>
    /// <param name="cause">Names the trouble, such as <c>antenna 2</c>.</param>
    /// <param name="sentence">What is wrong and what to do.</param>
    public void Set(string cause, string? sentence)
    {
        if (_sentences.GetValueOrDefault(cause) == sentence) return;
        if (sentence is null) _sentences.Remove(cause);
        else _sentences[cause] = sentence;
        host.Problem(_sentences.Count == 0 ? null : string.Join(' ', _sentences.Values));
    }
}
