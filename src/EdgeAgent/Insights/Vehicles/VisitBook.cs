// Who is on the site. Pure: it is shown passages and the time, and says who came and who went.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>What a passage meant.</summary>
internal enum PassageMeaning
{
    /// <summary>A vehicle came.</summary>
    Came,

    /// <summary>A vehicle that was here left.</summary>
    Left,

    /// <summary>A vehicle left that nobody had seen coming.</summary>
    LeftUnseen,

    /// <summary>A vehicle that is here was seen again, or nothing could be said.</summary>
    Nothing,
}

/// <summary>The open visits, bounded.</summary>
internal sealed class VisitBook(TimeSpan goneAfter)
{
    /// <summary>Most open visits; beyond it the one unseen longest ends.</summary>
    public const int Most = 5_000;

    private static readonly TimeSpan Turnaround = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Visit> _open = new(StringComparer.Ordinal);

    /// <summary>Vehicles that are here.</summary>
    public IReadOnlyCollection<Visit> Open => _open.Values;

    /// <summary>Puts a visit of an earlier run back.</summary>
    public void Restore(Visit visit) => _open[visit.Id] = visit;

    /// <summary>Takes a visit out that ended.</summary>
    public void Remove(string id) => _open.Remove(id);

    /// <summary>Judges a passage: what it means, and the visit that it began or ended.</summary>
    public (PassageMeaning Meaning, Visit? Visit) Judge(
        Passage passage, VehicleCameraOptions camera, string? hash, bool member)
    {
        var best = passage.Best;
        var here = best.Plate is { } plate
            ? _open.Values.Where(visit => visit.Is(plate, hash)).MaxBy(visit => visit.Plate == plate)
            : null;
        return WayOf(passage, camera, here) switch
        {
            Way.In when here is not null => (PassageMeaning.Nothing, SeenAgain(here, best)),
            Way.In when best.Plate is null && camera.Role == CameraRole.CarPark => (PassageMeaning.Nothing, null),
            Way.In => (PassageMeaning.Came, Begin(passage, hash, member)),
            _ when here is null => (PassageMeaning.LeftUnseen, null),
            _ => (PassageMeaning.Left, End(here, best.Time)),
        };
    }

    /// <summary>Ends the visits that were not seen for too long, or do not fit any more.</summary>
    public IReadOnlyList<Visit> Expire(DateTimeOffset now)
    {
        var gone = _open.Values.Where(visit => now - visit.LastSeen > goneAfter).ToList();
        foreach (var visit in gone) _open.Remove(visit.Id);
        while (_open.Count > Most)
        {
            var oldest = _open.Values.MinBy(visit => visit.LastSeen)!;
            _open.Remove(oldest.Id);
            gone.Add(oldest);
        }

        return gone;
    }

    // What a heading means is the installer's word; without either, a vehicle that is here and was not seen for a while
    // is going.
    private static Way WayOf(Passage passage, VehicleCameraOptions camera, Visit? here) =>
        (passage.Heading, camera.Role) switch
        {
            (Heading.In, _) => Way.In,
            (Heading.Out, _) => Way.Out,
            (_, CameraRole.Entrance or CameraRole.CarPark) => Way.In,
            (_, CameraRole.Exit) => Way.Out,
            (Heading.Towards, _) => camera.Towards,
            (Heading.Away, _) => camera.Towards == Way.In ? Way.Out : Way.In,
            _ => here is not null && passage.Best.Time - here.LastSeen > Turnaround ? Way.Out : Way.In,
        };

    private Visit Begin(Passage passage, string? hash, bool member)
    {
        var visit = new Visit(
            passage.Visit, passage.Best.Plate, hash, passage.Device, passage.First.Time, passage.Best.Time, member);
        if (visit.Plate is not null) _open[visit.Id] = visit;
        return visit;
    }

    private Visit SeenAgain(Visit visit, VehicleSeen seen)
    {
        var later = seen.Time > visit.LastSeen ? visit with { LastSeen = seen.Time } : visit;
        return _open[visit.Id] = later with { Plate = later.Plate ?? seen.Plate };
    }

    private Visit End(Visit visit, DateTimeOffset at)
    {
        _open.Remove(visit.Id);
        return at > visit.LastSeen ? visit with { LastSeen = at } : visit;
    }
}
