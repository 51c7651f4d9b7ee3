// An event whose stream is known to the database.
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Database;

/// <summary>An event with the number of its stream.</summary>
internal readonly record struct PlacedEvent(int Stream, ReceivedEvent Event)
{
    /// <summary>By stream and sequence.</summary>
    public static int Compare(PlacedEvent left, PlacedEvent right) => left.Stream != right.Stream
        ? left.Stream.CompareTo(right.Stream)
        : left.Event.Sequence.CompareTo(right.Event.Sequence);
}
