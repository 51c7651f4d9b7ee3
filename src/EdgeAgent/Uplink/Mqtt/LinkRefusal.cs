// A connection that did not come about.
namespace EdgeAgent.Uplink.Mqtt;

/// <summary>The broker could not be reached or entered; the message is a sentence for the person who can act.</summary>
public sealed class LinkRefusal : Exception
{
    /// <summary>Makes a refusal.</summary>
    /// <param name="sentence">What happened, where, what to do.</param>
    /// <param name="kind">What to do about it.</param>
    /// <param name="cause">The error below it.</param>
    public LinkRefusal(string sentence, RefusalKind kind, Exception? cause = null)
        : base(sentence, cause) => Kind = kind;

    /// <summary>What to do about it.</summary>
    public RefusalKind Kind { get; }
}

/// <summary>Kinds of refusals.</summary>
public enum RefusalKind
{
    /// <summary>Nothing answered, or it may pass: try again.</summary>
    Passing,

    /// <summary>The broker does not speak this version of MQTT: try the older one.</summary>
    Version,

    /// <summary>The broker closed without an answer: it may not know this version, or be dying.</summary>
    Closed,

    /// <summary>Certificate, login or rights: it will not pass until a person acts; still tried again.</summary>
    Rights,

    /// <summary>The library is missing: a person must install it.</summary>
    Library,
}
