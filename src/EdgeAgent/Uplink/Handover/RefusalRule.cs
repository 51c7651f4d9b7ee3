// What to do with a message that the broker refused with a reason code.
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Handover;

/// <summary>What happens next to a refused batch.</summary>
internal enum RefusalAction
{
    /// <summary>Send it again after a while.</summary>
    Later,

    /// <summary>Cut it in two: one of its events may be the cause.</summary>
    Split,

    /// <summary>Set its events aside.</summary>
    SetAside,
}

/// <summary>The rule for refusals (MQTT 5, section 3.4.2.1).</summary>
internal static class RefusalRule
{
    /// <summary>Refusals after which a message is set aside.</summary>
    public const int Tries = 3;

    // A refusal that may pass is blamed on the message only when it lasts while others go through.
    private const int PassingTries = 8;

    /// <summary>Decides.</summary>
    /// <param name="reason">The broker's reason code.</param>
    /// <param name="events">Events in the message.</param>
    /// <param name="refusals">Refusals of it so far, this one included.</param>
    /// <param name="othersTaken">Whether the broker took other messages since the first of them.</param>
    public static RefusalAction Decide(int reason, int events, int refusals, bool othersTaken)
    {
        if (ReasonCodes.MayPass(reason))
        {
            if (refusals < PassingTries || !othersTaken) return RefusalAction.Later;
            return events > 1 ? RefusalAction.Split : RefusalAction.SetAside;
        }

        if (ReasonCodes.ConcernsTopic(reason)) return refusals < Tries ? RefusalAction.Later : RefusalAction.SetAside;
        if (events > 1) return RefusalAction.Split;
        return refusals < Tries ? RefusalAction.Later : RefusalAction.SetAside;
    }

    /// <summary>How long to wait before the next try.</summary>
    public static TimeSpan Wait(int refusals) =>
        TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, Math.Min(refusals - 1, 6))));
}
