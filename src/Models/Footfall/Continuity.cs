// Whether a frame follows the one before it. Where it does not, nobody can be followed across the gap, and no count may
// be made of the jump.
namespace EdgeAgent.Models.Footfall;

/// <summary>Why a frame does not follow the one before it.</summary>
public enum Interruption
{
    /// <summary>It does.</summary>
    None,

    /// <summary>The camera stalled: too long a time lies between them.</summary>
    Stalled,

    /// <summary>The camera jumped back in time or in its numbers.</summary>
    JumpedBack,

    /// <summary>The picture is another one: the camera was turned or switched, or the light went on.</summary>
    SceneChanged,
}

/// <summary>Judges frames one after the other.</summary>
/// <param name="longest">The longest time between two frames of one story.</param>
public sealed class Continuity(TimeSpan longest)
{
    private (long Number, DateTimeOffset Time)? _last;

    /// <summary>Takes a frame in.</summary>
    /// <param name="number">Its number; frames in between may have been left out.</param>
    /// <param name="time">When it was taken.</param>
    public Interruption Follow(long number, DateTimeOffset time)
    {
        var last = _last;
        _last = (number, time);
        if (last is not { } before) return Interruption.None;
        if (number <= before.Number || time <= before.Time) return Interruption.JumpedBack;
        return time - before.Time > longest ? Interruption.Stalled : Interruption.None;
    }
}
