// How an emulated reader is set up, and how it misbehaves where a test wants it to.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>The set-up of an emulated reader.</summary>
public sealed record EmulatedReaderOptions
{
    /// <summary>Whose reader it is.</summary>
    public ReaderProfile Profile { get; init; } = ReaderProfile.Generic;

    /// <summary>The newest protocol version that it speaks.</summary>
    public ProtocolVersion Version { get; init; } = ProtocolVersion.Llrp101;

    /// <summary>True where it has no UTC clock and stamps the time since its start.</summary>
    public bool StampsUptime { get; init; }

    /// <summary>How far its UTC clock is off; negative = slow.</summary>
    public TimeSpan ClockSkew { get; init; }

    /// <summary>How many tag rows it keeps while no client takes them; then the oldest go.</summary>
    public int HeldRows { get; init; } = 66_000;

    /// <summary>How often it looks for tags.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>What it does wrong.</summary>
    public Misbehaviours Misbehaves { get; init; }

    /// <summary>Bytes of a write, to break messages up; 0 = whole messages, several at once where they wait.</summary>
    public int FragmentBytes { get; init; }
}

/// <summary>What an emulated reader may do wrong; all of it was seen on real readers.</summary>
[Flags]
public enum Misbehaviours
{
    /// <summary>It keeps to the standard.</summary>
    None = 0,

    /// <summary>Accepts the connection, then says nothing.</summary>
    SilentAfterConnect = 1 << 0,

    /// <summary>Greets, then never sends a heartbeat or anything unasked.</summary>
    NoKeepalives = 1 << 1,

    /// <summary>Counts message ids for itself.</summary>
    WrongResponseIds = 1 << 2,

    /// <summary>Sends a heartbeat before its first answer.</summary>
    KeepaliveBeforeFirstAnswer = 1 << 3,

    /// <summary>Puts an unknown TLV into every tag row.</summary>
    UnknownTlvInReports = 1 << 4,

    /// <summary>Puts an unknown TV at the end of every tag row.</summary>
    UnknownTvInReports = 1 << 5,

    /// <summary>Says that another client holds it.</summary>
    Taken = 1 << 6,

    /// <summary>Refuses power, session and mode: takes a plain ROSpec alone.</summary>
    RefusesAntennaConfiguration = 1 << 7,

    /// <summary>Refuses event settings.</summary>
    RefusesEvents = 1 << 8,

    /// <summary>Never answers CLOSE_CONNECTION.</summary>
    IgnoresClose = 1 << 9,

    /// <summary>Breaks the link in the middle of its third report.</summary>
    DropsLinkInReport = 1 << 10,

    /// <summary>Sends a message of an unknown type before every report.</summary>
    UnknownMessages = 1 << 11,

    /// <summary>Runs, but never reports a tag.</summary>
    ReportsNothing = 1 << 12,
}
