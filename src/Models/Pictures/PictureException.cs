// What is wrong with a picture, as a sentence.
namespace EdgeAgent.Models.Pictures;

/// <summary>A picture cannot be read or written; the message names it and says what is wrong.</summary>
public sealed class PictureException : Exception
{
    /// <summary>Says what is wrong in a sentence.</summary>
    public PictureException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong in a sentence, with its cause.</summary>
    public PictureException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
