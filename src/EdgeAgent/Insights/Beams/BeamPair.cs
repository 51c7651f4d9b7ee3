// Two beams side by side: which is broken first tells the way. A body that is wider than their distance breaks both at
// once for a moment and is counted when it has left the second; a narrower one breaks them one after the other. Whoever
// turns back is not counted, and two who walk abreast count once.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Beams;

/// <summary>Watches one pair.</summary>
/// <param name="name">Its name: the line that it counts is device/name.</param>
/// <param name="options">Its options.</param>
/// <param name="crossed">Takes the crossings, with the device.</param>
internal sealed class BeamPair(string name, BeamOptions options, Action<string, LineCrossed> crossed) : ISensorRule
{
    private readonly bool[] _broken = new bool[2];
    private int? _first;
    private bool _both;
    private DateTimeOffset _at;

    /// <inheritdoc/>
    public IReadOnlyList<SignalName> Signals => [options.Outer ?? default, options.Inner ?? default];

    /// <inheritdoc/>
    public string? Problem => null;

    /// <inheritdoc/>
    public void Hear(SignalName signalName, in Signal signal)
    {
        if (signal.On is not { } on) return;
        var beam = signalName == options.Outer ? 0 : 1;
        var broken = on == (options.BrokenWhen == ContactState.On);
        if (signal.Initial || signal.Missed > 0)
        {
            // What happened in between is not known: the passage that ran is given up.
            (_broken[beam], _first, _both) = (broken, null, false);
            return;
        }

        if (_broken[beam] == broken) return;
        _broken[beam] = broken;
        if (broken) Break(beam, signal);
        else Free(beam, signal);
    }

    /// <inheritdoc/>
    public void Lost(string device) => (_first, _both) = (null, false);

    /// <inheritdoc/>
    public void Tick()
    {
        // A passage ends with its edges alone.
    }

    private void Break(int beam, in Signal signal)
    {
        var late = signal.Time - _at > options.Within;
        if (_first is null || (late && !_broken[1 - beam]))
        {
            (_first, _both, _at) = (beam, false, signal.Time);
            return;
        }

        if (_first == beam)
        {
            _at = signal.Time;
            return;
        }

        // The second beam: a wide body is still in the first one, a narrow body has just left it.
        _at = signal.Time;
        if (_broken[1 - beam]) _both = true;
        else Count(beam, signal);
    }

    private void Free(int beam, in Signal signal)
    {
        if (_first is not { } first) return;
        if (_both && !_broken[0] && !_broken[1])
        {
            // Left by the second beam: through. Left by the first: turned back.
            if (beam != first) Count(beam, signal);
            else (_first, _both) = (null, false);
            return;
        }

        _at = signal.Time;
    }

    private void Count(int second, in Signal signal)
    {
        (_first, _both) = (null, false);
        var device = Signals[0].Device;
        crossed(device, new LineCrossed(signal.Time, signal.ClockEstimated, name, Inwards: second == 1, Track: null));
    }
}
