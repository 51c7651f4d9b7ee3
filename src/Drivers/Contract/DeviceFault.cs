// The one exception that a driver throws on purpose: its message is for the person who can act.
namespace EdgeAgent.Drivers;

/// <summary>How soon a retry makes sense.</summary>
public enum RetryAdvice
{
    /// <summary>The usual full-jitter back-off.</summary>
    Usual,

    /// <summary>
    /// Someone else holds the device, or it said no: start from the longest delay, so as not to pester it.
    /// </summary>
    Slow,

    /// <summary>
    /// Nothing will change until a person acts (wrong model, refused credentials): one try each longest delay, marked
    /// as failed.
    /// </summary>
    NeedsPerson,
}

/// <summary>
/// A device could not be opened, or its link was lost. The message says what happened, where, and what to do.
/// </summary>
public sealed class DeviceFault : Exception
{
    /// <summary>Makes a fault with its sentence.</summary>
    public DeviceFault(string sentence, RetryAdvice retry = RetryAdvice.Usual, Exception? cause = null)
        : base(sentence, cause) => Retry = retry;

    /// <summary>How soon a retry makes sense.</summary>
    public RetryAdvice Retry { get; }
}
