// What is wrong with a manifest, as sentences.
namespace EdgeAgent.Models.Manifests;

/// <summary>A manifest cannot be used; the message names the file and says each fault in a sentence.</summary>
public sealed class ManifestException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public ManifestException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, with its cause.</summary>
    public ManifestException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
