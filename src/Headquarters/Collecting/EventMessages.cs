// Messages on `evt/{kind}`: the events in them, each checked against the topic it came on.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Collecting;

internal static class EventMessages
{
    // What every JSON reader can hold exactly as a number (RFC 7493, section 2.2).
    private const long LargestSequence = 1L << 53;
    private const int LongestName = 128;

    /// <summary>Sorts the events of one message into a batch.</summary>
    public static void Sort(BoxAddress box, Delivery delivery, Gathering batch)
    {
        var events = StoreEventJson.ReadEach(
            delivery.Payload,
            unreadable =>
            {
                // A place that is somebody else's must not count as held for this box.
                var own = unreadable.Place is { } place && place.Box == box.Box && IsPlace(place);
                batch.Quarantine(
                    delivery, "json", unreadable.Reason, box, unreadable.Raw, own ? unreadable.Place : null);
            });
        var source = $"/{box}/";
        foreach (var one in events)
        {
            if (Fault(one, box, source) is not { } fault) batch.Add(Received(one, box, source));
            else if (fault.Forged) batch.Quarantine(delivery, "forged", fault.Sentence, box, one.Data);
            else batch.Quarantine(delivery, "value", fault.Sentence, box, one.Data, one.Place);
        }
    }

    private static ReceivedEvent Received(StoreEvent one, BoxAddress box, string source) => new(
        box, one.Place.Epoch, one.Place.Sequence, one.Type, one.Source[source.Length..], one.Time, one.RecordedTime,
        one.Clock == ClockState.Synced, one.Historical, one.Data);

    private static (bool Forged, string Sentence)? Fault(StoreEvent one, BoxAddress box, string source)
    {
        if (one.Place.Box != box.Box || !one.Source.StartsWith(source, StringComparison.Ordinal))
        {
            return (true, $"The event {one.Place} says it comes from {one.Source}, but it came on a topic of {box}: a "
                + "forged message, or a box with another's credentials.");
        }

        if (!IsPlace(one.Place)) return (true, $"The event {one.Place} has no place that a box could give it.");
        return one.Type.Length is 0 or > LongestName || one.Source.Length - source.Length > LongestName
            ? (false, $"The event {one.Place} has a type or a device with more than {LongestName} letters.")
            : null;
    }

    private static bool IsPlace(Place place) =>
        place.Sequence is > 0 and <= LargestSequence && place.Epoch.Length <= 32
        && place.Epoch.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
}
