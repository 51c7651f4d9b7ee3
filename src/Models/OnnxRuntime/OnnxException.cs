// What goes wrong with a model, as a sentence for the person who put it there.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>
/// A model or the inference library cannot be used; the message names the file, what is wrong and what to do.
/// </summary>
public sealed class OnnxException : Exception
{
    /// <summary>Says what is wrong in a sentence.</summary>
    public OnnxException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong in a sentence, with its cause.</summary>
    public OnnxException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
