// The small facts about a row, packed with its class into one byte.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Facts about a row.</summary>
[Flags]
internal enum RowMarks
{
    None = 0,

    /// <summary>The event's time is an estimate.</summary>
    Estimated = 1,

    /// <summary>The payload is nonce, tag and cipher text.</summary>
    Encrypted = 2,

    /// <summary>No broker takes it; kept as evidence, never read again.</summary>
    SetAside = 4,

    /// <summary>Its content is wrong and a dropped range names it; never read again.</summary>
    Damaged = 8,

    /// <summary>Neither of the two is handed over.</summary>
    Skipped = SetAside | Damaged,
}

/// <summary>The marks as they stand in the file: the class in bits 4 and 5.</summary>
internal static class PackedMarks
{
    public static long Pack(Priority priority, RowMarks marks) => ((int)priority << 4) | (int)marks;

    public static RowMarks Marks(long packed) => (RowMarks)(packed & 0x0F);

    public static Priority Class(long packed) => (Priority)((packed >> 4) & 0x03);
}
