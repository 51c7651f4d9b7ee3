// MQTT 5 reason codes that the uplink tells apart (OASIS MQTT 5.0, section 2.4).
namespace EdgeAgent.Uplink.Mqtt;

/// <summary>Reason codes and what they mean for a message.</summary>
public static class ReasonCodes
{
    /// <summary>Taken, but nobody subscribes to it.</summary>
    public const int NoMatchingSubscribers = 16;

    /// <summary>From here on a code is a refusal.</summary>
    public const int FirstRefusal = 128;

    /// <summary>The version of the protocol is not spoken.</summary>
    public const int UnsupportedVersion = 132;

    /// <summary>Not authorised: no right to this topic.</summary>
    public const int NotAuthorised = 135;

    /// <summary>Another client has the same client id.</summary>
    public const int SessionTakenOver = 142;

    /// <summary>The broker does not take this topic.</summary>
    public const int TopicNameInvalid = 144;

    /// <summary>Larger than the broker takes.</summary>
    public const int PacketTooLarge = 149;

    /// <summary>A quota of the broker is used up.</summary>
    public const int QuotaExceeded = 151;

    /// <summary>The payload is not what its format says.</summary>
    public const int PayloadFormatInvalid = 153;

    /// <summary>Whether the broker took the message.</summary>
    public static bool IsTaken(int reason) => reason < FirstRefusal;

    /// <summary>Whether the same message may be taken later: unspecified error, implementation error, quota.</summary>
    public static bool MayPass(int reason) => reason is 128 or 131 or QuotaExceeded;

    /// <summary>Whether the refusal concerns the topic, so that splitting the message is of no use.</summary>
    public static bool ConcernsTopic(int reason) => reason is NotAuthorised or TopicNameInvalid;

    /// <summary>The code in words.</summary>
    public static string Describe(int reason) => reason switch
    {
        128 => "unspecified error (128)",
        131 => "implementation error (131)",
        NotAuthorised => "not authorised for this topic (135)",
        TopicNameInvalid => "topic not accepted (144)",
        PacketTooLarge => "message too large (149)",
        QuotaExceeded => "quota exceeded (151)",
        PayloadFormatInvalid => "payload format not accepted (153)",
        _ => $"reason code {reason}",
    };
}
