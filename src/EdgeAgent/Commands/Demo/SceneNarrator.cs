// Tells what happens in a scene, so that a demo can be followed: who comes where, and how many tags each zone holds.
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;

namespace EdgeAgent.Commands.Demo;

/// <summary>Prints a line whenever tags come to a zone.</summary>
internal sealed class SceneNarrator(Scene scene, TimeProvider time)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>Tells until stopped.</summary>
    public async Task RunAsync(Action<string> say, CancellationToken stop)
    {
        var started = time.GetTimestamp();
        var told = TimeSpan.Zero;
        using var steps = new PeriodicTimer(Step, time);
        while (await steps.WaitForNextTickAsync(stop))
        {
            var now = time.GetElapsedTime(started);
            if (Line(told, now) is { } line) say(line);
            told = now;
        }
    }

    /// <summary>What happened in a span of time; null = nothing.</summary>
    public string? Line(TimeSpan from, TimeSpan to)
    {
        var coming = scene.Tags
            .SelectMany(tag => tag.Path)
            .Where(stay => Begins(stay, from, to))
            .GroupBy(stay => stay.Zone)
            .OrderBy(zone => zone.Key, StringComparer.Ordinal)
            .Select(zone => $"{zone.Count()} {(zone.Count() == 1 ? "tag comes" : "tags come")} to {zone.Key}")
            .ToArray();
        if (coming.Length == 0) return null;
        var zones = scene.Tags
            .SelectMany(tag => tag.Path)
            .Where(stay => IsThere(stay, to))
            .GroupBy(stay => stay.Zone)
            .OrderBy(zone => zone.Key, StringComparer.Ordinal)
            .Select(zone => $"{zone.Key} {zone.Count()}");
        return $"{string.Join(", ", coming)}; now {string.Join(", ", zones)}.";
    }

    private bool Begins(Stay stay, TimeSpan from, TimeSpan to)
    {
        if (scene.Loop is not { } loop) return stay.Enter >= from && stay.Enter < to;
        var round = Math.Ceiling((from - stay.Enter) / loop) * loop + stay.Enter;
        return round >= from && round < to && round >= stay.Enter;
    }

    private bool IsThere(Stay stay, TimeSpan at)
    {
        var local = scene.Loop is { } loop ? TimeSpan.FromTicks(at.Ticks % loop.Ticks) : at;
        return stay.Enter <= local && local < stay.Leave;
    }
}
