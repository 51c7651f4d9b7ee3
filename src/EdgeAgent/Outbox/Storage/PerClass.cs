// A number for each of the three classes.
using System.Buffers.Binary;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Three numbers, one for each class.</summary>
internal readonly record struct PerClass(long Low, long Normal, long Urgent)
{
    /// <summary>The classes, lowest first.</summary>
    public static IReadOnlyList<Priority> All { get; } = [Priority.Low, Priority.Normal, Priority.Urgent];

    /// <summary>The largest of them.</summary>
    public long Highest => Math.Max(Low, Math.Max(Normal, Urgent));

    /// <summary>Their sum.</summary>
    public long Sum => Low + Normal + Urgent;

    public long this[Priority priority] => priority switch
    {
        Priority.Low => Low,
        Priority.Normal => Normal,
        _ => Urgent,
    };

    public PerClass With(Priority priority, long value) => priority switch
    {
        Priority.Low => this with { Low = value },
        Priority.Normal => this with { Normal = value },
        _ => this with { Urgent = value },
    };

    public static PerClass Max(PerClass one, PerClass other) =>
        new(Math.Max(one.Low, other.Low), Math.Max(one.Normal, other.Normal), Math.Max(one.Urgent, other.Urgent));

    public static PerClass Min(PerClass one, PerClass other) =>
        new(Math.Min(one.Low, other.Low), Math.Min(one.Normal, other.Normal), Math.Min(one.Urgent, other.Urgent));

    public static PerClass Each(Func<Priority, long> value) =>
        new(value(Priority.Low), value(Priority.Normal), value(Priority.Urgent));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Low);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Normal);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Urgent);
    }

    public static PerClass Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt64LittleEndian(bytes),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]));
}
