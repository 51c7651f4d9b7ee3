// The reason codes of MQTT 5 (section 2.4) in words.
namespace EdgeAgent.Headquarters.Mqtt;

internal static class ReasonCodes
{
    /// <summary>From here on a code is a refusal.</summary>
    public const byte FirstRefusal = 0x80;

    /// <summary>The MQTT 5 code for a return code of CONNACK in 3.1.1 (its section 3.2.2.3), 1 to 5.</summary>
    public static byte Modern(byte code) =>
        code switch { 1 => 0x84, 2 => 0x85, 3 => 0x88, 4 => 0x86, 5 => 0x87, _ => code };

    /// <summary>The code in words, with the server's own where it gave some.</summary>
    public static string Describe(byte reason, string? words = null)
    {
        var text = $"{Name(reason)} (reason {reason})";
        return string.IsNullOrWhiteSpace(words) ? text : $"{text}, \"{words.Trim()}\"";
    }

    private static string Name(byte reason) => reason switch
    {
        0x00 => "without a complaint",
        0x04 => "leaving with the will",
        0x80 => "unspecified error",
        0x81 => "a packet of ours was malformed",
        0x82 => "a packet of ours broke the protocol",
        0x83 => "an error of the broker's own",
        0x84 => "it does not speak MQTT 5",
        0x85 => "client id not accepted",
        0x86 => "user name or password is wrong",
        0x87 => "not authorised",
        0x88 => "the broker is unavailable",
        0x89 => "the broker is busy",
        0x8A => "this client is banned",
        0x8B => "the broker is shutting down",
        0x8C => "this way to authenticate is not accepted",
        0x8D => "nothing was heard of us for the keep-alive",
        0x8E => "another connection has the same client id",
        0x8F => "topic filter not accepted",
        0x90 => "topic not accepted",
        0x93 => "more messages in flight than the broker allows",
        0x95 => "a packet is larger than the broker takes",
        0x96 => "messages come too fast",
        0x97 => "a quota is used up",
        0x98 => "an administrator ended it",
        0x99 => "the payload is not what its format says",
        0x9A => "the broker keeps no retained messages",
        0x9B => "the broker does not take this QoS",
        0x9C or 0x9D => "use another server",
        0x9E => "the broker knows no shared subscriptions",
        0x9F => "connections come too fast",
        0xA0 => "the connection has lasted its longest time",
        0xA1 => "the broker knows no subscription identifiers",
        0xA2 => "the broker knows no wildcards",
        _ => "no reason in words",
    };
}
