// One place at which help can be called: a press calls, another button or a long press answers.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Help;

/// <summary>Watches the buttons of one place.</summary>
internal sealed class HelpPoint(string name, HelpOptions options, SensorDesk desk) : ISensorRule
{
    /// <summary>Nobody presses a button for so long.</summary>
    private static readonly TimeSpan Stuck = TimeSpan.FromMinutes(1);

    private Since? _waiting;
    private Since? _pressed;
    private bool _pressCalled;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <inheritdoc/>
    public IReadOnlyList<SignalName> Signals =>
        [options.Call ?? default, .. options.Answer is { } answer ? new[] { answer } : []];

    /// <inheritdoc/>
    public string? Problem => _pressed is { } since && since.Age(desk.Time) >= Stuck
        ? $"The call button of {name} has been pressed for more than a minute: it is stuck, or `active-low` is wrong."
        : null;

    /// <summary>The place at this moment.</summary>
    public HelpFigure Figure => new(name, _waiting?.At);

    /// <summary>What survives a restart: since when somebody waits; null = nobody does.</summary>
    public DateTimeOffset? Saved => _waiting?.At;

    /// <summary>Goes on from where an earlier run ended, or from an event that was told after that.</summary>
    public void Restore(DateTimeOffset? waiting)
    {
        _waiting = waiting is { } at ? Since.Of(desk.Time, at) : null;
        StateCondition();
    }

    /// <inheritdoc/>
    public void Hear(SignalName button, in Signal signal)
    {
        if (signal.On is not { } on) return;
        if (button != options.Call)
        {
            if (on && !signal.Initial) Answer(signal.Time, signal.ClockEstimated);
            return;
        }

        if (!on)
        {
            AnswerLongPress(signal.Time, signal.ClockEstimated);
            _pressed = null;
            return;
        }

        // A button that is found pressed was pressed before anyone looked: when, nobody knows.
        (_pressed, _pressCalled) = (Since.Of(desk.Time, signal.Time), signal.Initial);
        if (signal.Initial || _waiting is not null) return;
        (_waiting, _pressCalled) = (_pressed, true);
        StateCondition();
        Tell(EventKinds.HelpCalled, signal.Time, signal.ClockEstimated, 0);
    }

    /// <inheritdoc/>
    public void Lost(string device) => _pressed = null;

    /// <inheritdoc/>
    public void Tick() => AnswerLongPress(desk.Time.GetUtcNow(), estimated: false);

    // The press that called does not answer, however long it is.
    private void AnswerLongPress(DateTimeOffset at, bool estimated)
    {
        if (options.Answer is not null || _pressCalled) return;
        if (_pressed is { } since && since.Age(desk.Time) >= options.LongPress) Answer(at, estimated);
    }

    private void Answer(DateTimeOffset at, bool estimated)
    {
        if (_waiting is not { } since) return;
        (_waiting, _pressCalled) = (null, true);
        StateCondition();
        Tell(EventKinds.HelpAnswered, at, estimated, since.Seconds(desk.Time));
    }

    private void Tell(EventKind kind, DateTimeOffset at, bool estimated, double waited) => desk.Tell(
        kind, Signals[0].Device, at, estimated, new HelpChanged(name, waited), EventDataJson.Default.HelpChanged);

    private void StateCondition() => desk.Conditions.Set(Condition.HelpCalled, name, _waiting is not null);
}

/// <summary>A call point at one moment.</summary>
/// <param name="Place">Its name.</param>
/// <param name="WaitingSince">Since when somebody waits, UTC; null = nobody does.</param>
public sealed record HelpFigure(string Place, DateTimeOffset? WaitingSince);
