// What is wrong with a recording, as a sentence.
namespace EdgeAgent.Models.Speech.Audio;

/// <summary>A recording cannot be read; the message names it and says what is wrong.</summary>
public sealed class AudioException : Exception
{
    /// <summary>Says what is wrong in a sentence.</summary>
    public AudioException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong in a sentence, with its cause.</summary>
    public AudioException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
