// What HQ can command a box to do.
namespace EdgeAgent.Contracts.Push;

/// <summary>The commands that this version of the box knows, and the words of their results.</summary>
public static class CommandNames
{
    /// <summary>Starts the agent anew: devices are blind for some seconds.</summary>
    public const string Restart = "restart";

    /// <summary>Makes the connection to the broker anew.</summary>
    public const string Reconnect = "reconnect";

    /// <summary>Hands events over again; argument <c>after</c>: the sequence after which.</summary>
    public const string SendAgain = "send-again";

    /// <summary>Says of each device whether it is up, and asks those that are not what is wrong.</summary>
    public const string ProbeDevices = "probe-devices";

    /// <summary>It was done.</summary>
    public const string Done = "done";

    /// <summary>Nothing was done.</summary>
    public const string Refused = "refused";

    /// <summary>It was begun, and did not succeed.</summary>
    public const string Failed = "failed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [ProbeDevices, Reconnect, Restart, SendAgain];

    /// <summary>Those that disturb nothing: allowed where the config says nothing.</summary>
    public static IReadOnlyList<string> Harmless { get; } = [ProbeDevices, Reconnect, SendAgain];
}
