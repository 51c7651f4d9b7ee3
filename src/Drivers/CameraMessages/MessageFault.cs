// What a camera sent cannot be read: the one exception of the parsers. It goes into quarantine, never into a retry.
namespace EdgeAgent.Drivers.CameraMessages;

/// <summary>A body that cannot be read. The message says what is wrong with it, never what stands in it.</summary>
public sealed class MessageFault : Exception
{
    /// <summary>Makes a fault with its sentence.</summary>
    public MessageFault(string sentence, Exception? cause = null)
        : base(sentence, cause)
    {
    }
}
