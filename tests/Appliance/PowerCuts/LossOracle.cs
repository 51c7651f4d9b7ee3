// Judges what a cut has cost: whatever the box had told must come to the broker, as it was told. The outbox is far from
// full and the disk is whole, so that nothing is forgiven: neither dropped nor quarantined events.
using EdgeAgent.Contracts.Events;
using EdgeAgent.TestSupport.Brokers;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>Compares what was told with what HQ got. It knows neither the box nor the disk.</summary>
/// <param name="told">What the box had accepted.</param>
/// <param name="hq">What came to the broker.</param>
public sealed class LossOracle(Told told, HqOracle hq)
{
    private readonly HashSet<Place> _there = [];

    /// <summary>Places that were told and are not at the broker yet.</summary>
    public int Outstanding()
    {
        foreach (var place in told.Places)
            if (!_there.Contains(place) && hq.Holds(place)) _there.Add(place);
        return told.Count - _there.Count;
    }

    /// <summary>A sentence for each loss, each place with other data than was told, each hole in a sequence.</summary>
    public IReadOnlyList<string> Losses()
    {
        Outstanding();
        return
        [
            .. told.Contradictions,
            .. hq.Contradictions,
            .. told.Places.Where(place => !_there.Contains(place)).Order(ByPlace).Select(
                place => $"{place} was accepted and is not at the broker"),
            .. _there.Where(place => hq.DataHashOf(place) != told.HashOf(place)).Select(
                place => $"{place} is at the broker with other data than was accepted"),
            .. Holes(),
        ];
    }

    private static Comparer<Place> ByPlace { get; } =
        Comparer<Place>.Create((one, other) => one.Sequence.CompareTo(other.Sequence));

    // Below the last one that was told nothing may be missing, told or not.
    private IEnumerable<string> Holes() =>
        from one in told.Places.GroupBy(place => (place.Box, place.Epoch))
        from sequence in hq.Missing(one.Key.Box, one.Key.Epoch, one.Max(place => place.Sequence))
        where !told.Places.Contains(new Place(one.Key.Box, one.Key.Epoch, sequence))
        select $"{one.Key.Box}-{one.Key.Epoch}-{sequence} never came: a hole in the sequence";
}
