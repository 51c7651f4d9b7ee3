// What stops recognition from working at all, as a sentence.
namespace EdgeAgent.Models.Speech;

/// <summary>Recognition cannot be set up; the message says what is missing or wrong, and what to do.</summary>
public sealed class SpeechException : Exception
{
    /// <summary>Says what is wrong in a sentence.</summary>
    public SpeechException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong in a sentence, with its cause.</summary>
    public SpeechException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
