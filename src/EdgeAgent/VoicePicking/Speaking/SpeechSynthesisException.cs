// The synthesiser cannot speak.
namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>A text could not be spoken; the message is a sentence for whoever looks after the box.</summary>
public sealed class SpeechSynthesisException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SpeechSynthesisException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with what lies behind it.</summary>
    public SpeechSynthesisException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
