// One car, many messages: NEW, UPDATE, LOST, or a plate in every frame. Gives all of them one name, keeps the best
// reading, drops repetitions that say nothing new, and closes a car whose LOST never came.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>The cars that are in view; bounded.</summary>
/// <param name="time">The clock.</param>
internal sealed class PassageBook(TimeProvider time)
{
    /// <summary>A car of which nothing was heard for so long has left. Axis sends LOST about 10 s after the
    /// last sight.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int Most = 256;

    private readonly Dictionary<string, Passage> _open = new(StringComparer.Ordinal);

    /// <summary>Takes a message of a tracked car.</summary>
    /// <param name="car">The camera's name for it.</param>
    /// <param name="seen">The message.</param>
    /// <returns>What to publish: under one sighting, with what earlier messages knew better. Null where it says nothing
    /// new.</returns>
    public VehicleSeen? Merge(string car, VehicleSeen seen)
    {
        var now = time.GetUtcNow();
        var isFirst = !_open.TryGetValue(car, out var passage);
        var merged = passage is null
            ? seen with { Sighting = $"{car}@{seen.Time.ToUnixTimeMilliseconds()}" }
            : Better(passage.Best, seen);
        if (isFirst && merged.State == PassageState.Update) merged = merged with { State = PassageState.New };
        if (merged.State == PassageState.Final)
        {
            _open.Remove(car);
            return merged;
        }

        _open[car] = new Passage(merged, now);
        return passage is not null && Same(passage.Best, merged) ? null : merged;
    }

    /// <summary>Forgets a message that could not be stored, so that the next one tells all of it.</summary>
    public void Forget(string car) => _open.Remove(car);

    /// <summary>Closes the cars of which nothing was heard for too long, and the oldest where there are too
    /// many.</summary>
    public IReadOnlyList<VehicleSeen> Close()
    {
        var now = time.GetUtcNow();
        var oldestFirst = _open.OrderBy(entry => entry.Value.HeardAt).ToArray();
        var overdue = oldestFirst
            .Where((entry, place) => now - entry.Value.HeardAt > Patience || place < oldestFirst.Length - Most)
            .Select(entry => entry.Key)
            .ToArray();
        var closed = overdue.Select(car => _open[car].Best with { State = PassageState.Final }).ToArray();
        foreach (var car in overdue) _open.Remove(car);
        return closed;
    }

    private static VehicleSeen Better(VehicleSeen best, VehicleSeen seen)
    {
        var better = seen.Plate is not null && (best.Plate is null || (seen.Confidence ?? 0) >= (best.Confidence ?? 0));
        return seen with
        {
            Sighting = best.Sighting,
            Plate = better ? seen.Plate : best.Plate,
            PlateAsSent = better ? seen.PlateAsSent : best.PlateAsSent,
            Confidence = better ? seen.Confidence : best.Confidence,
            Region = better ? seen.Region ?? best.Region : best.Region ?? seen.Region,
            Heading = seen.Heading ?? best.Heading,
            Make = seen.Make ?? best.Make,
            Model = seen.Model ?? best.Model,
            Colour = seen.Colour ?? best.Colour,
            Category = seen.Category ?? best.Category,
            List = seen.List ?? best.List,
        };
    }

    private static bool Same(VehicleSeen before, VehicleSeen after) =>
        before.Plate == after.Plate && before.Heading == after.Heading && before.Make == after.Make
        && before.Region == after.Region && before.Model == after.Model;

    private sealed record Passage(VehicleSeen Best, DateTimeOffset HeardAt);
}
