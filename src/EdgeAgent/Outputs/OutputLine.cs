// The way from a decision to the device: each switching runs on a thread of its own, so that a device that hangs in it
// holds up neither the insight loop nor another output. After a loss the device that is back is told anew.
using EdgeAgent.Drivers;

namespace EdgeAgent.Outputs;

/// <summary>One output of one device. One thread calls.</summary>
/// <param name="device">The device's id.</param>
/// <param name="output">The output's name.</param>
/// <param name="time">The clock.</param>
internal sealed class OutputLine(string device, string output, TimeProvider time)
{
    /// <summary>A switching takes microseconds; one that takes so long hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int MostLeftBehind = 3;
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private IOutputLines? _lines;
    private bool? _applied;
    private Task? _switching;
    private bool _target;
    private long _began;
    private int _leftBehind;

    /// <summary>What is wrong: a sentence; null when all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the device was last seen to take; null = nothing yet.</summary>
    public bool? Applied => _applied;

    /// <summary>Brings the output to where it should be, as far as that goes now.</summary>
    /// <param name="lines">The outputs of the running device; null while it is not up.</param>
    /// <param name="on">Where the output should be.</param>
    public void Drive(IOutputLines? lines, bool on)
    {
        if (!ReferenceEquals(lines, _lines)) Follow(lines);
        if (_switching is { } switching)
        {
            if (!switching.IsCompleted)
            {
                if (time.GetElapsedTime(_began) >= Patience)
                    Problem = $"Output `{output}` of device '{device}' has hung in being switched "
                        + $"{(_target ? "on" : "off")}: restart the agent where it does not come back by itself.";
                return;
            }

            Settle(switching);
        }

        if (lines is null || _applied == on) return;
        if (Problem is not null && time.GetElapsedTime(_began) < TryAgainAfter) return;
        (_target, _began) = (on, time.GetTimestamp());
        _switching = Task.Factory.StartNew(
            () => lines.Switch(output, on), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }

    private void Settle(Task switching)
    {
        _switching = null;
        if (switching.Exception?.InnerException is { } fault)
        {
            (_applied, Problem) = (null, $"Output `{output}` of device '{device}': {fault.Message}");
            return;
        }

        (_applied, Problem) = (_target, null);
    }

    // Another run of the device has other outputs, in their states of rest. A switching that hangs in the old run is
    // left behind, as the run itself was; a few of them, and no more.
    private void Follow(IOutputLines? lines)
    {
        (_lines, _applied) = (lines, null);
        if (_switching is { IsCompleted: false } && _leftBehind < MostLeftBehind)
        {
            _leftBehind++;
            _switching = null;
        }
        else if (_switching is { IsCompleted: true } done)
        {
            // What the old run answered is of no use to the new one, but it must not pass as forgotten.
            Problem = done.Exception?.InnerException?.Message;
            _switching = null;
        }

        if (_switching is null && lines is null) Problem = null;
    }
}
