// One time of being too warm: how long it has lasted, what of it an open door excuses, and what was told of it. The
// time between two readings counts as the earlier one was; a longer pause counts whole only where both of its sides
// are too warm, because then the goods were too.
namespace EdgeAgent.Insights.Cold;

/// <summary>What was told of a spell.</summary>
internal enum ColdAlarm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That it is too warm for a while.</summary>
    Warning,

    /// <summary>That it is too warm for too long.</summary>
    Breach,
}

/// <summary>A spell so far; saved as it is.</summary>
/// <param name="Alarm">What was told.</param>
/// <param name="Over">Seconds above the limit that count.</param>
/// <param name="Excused">Seconds above the limit that the open door excused.</param>
/// <param name="Below">Seconds at or below the limit since it was last above.</param>
/// <param name="WasOver">Whether the last reading was above the limit.</param>
/// <param name="WasCritical">Whether the last reading was above the critical temperature.</param>
internal sealed record WarmSpell(
    ColdAlarm Alarm, double Over, double Excused, double Below, bool WasOver, bool WasCritical)
{
    /// <summary>A pause that is longer is a gap in the record.</summary>
    private const double LongestPause = 60;

    /// <summary>No spell: all is cold.</summary>
    public static WarmSpell None { get; } = new(ColdAlarm.None, 0, 0, 0, false, false);

    /// <summary>Whether there is one.</summary>
    public bool Runs => Over > 0 || Excused > 0 || WasOver || Alarm != ColdAlarm.None;

    /// <summary>The spell after another reading.</summary>
    /// <param name="celsius">The reading, °C.</param>
    /// <param name="pause">Seconds since the reading before.</param>
    /// <param name="doorExcuses">Whether the door was opened lately.</param>
    /// <param name="options">The rules.</param>
    public WarmSpell After(double celsius, double pause, bool doorExcuses, ColdOptions options)
    {
        var over = celsius > options.Limit;
        var warm = !WasOver ? 0 : over ? pause : Math.Min(pause, LongestPause);
        var excuse = doorExcuses ? Math.Min(warm, Math.Max(0, options.DoorGrace.TotalSeconds - Excused)) : 0;
        var next = this with
        {
            Over = Over + warm - excuse,
            Excused = Excused + excuse,
            Below = over ? 0 : Runs ? Below + (WasOver ? 0 : pause) : 0,
            WasOver = over,
            WasCritical = celsius > options.Critical,
        };
        return next with { Alarm = next.Judge(options, twice: WasCritical) };
    }

    /// <summary>Whether it has been cold again for long enough.</summary>
    public bool IsEnded(ColdOptions options) => !WasOver && Below >= options.RecoverAfter.TotalSeconds;

    // A single wild reading is no breach; two in a row are.
    private ColdAlarm Judge(ColdOptions options, bool twice)
    {
        if (WasCritical && twice) return ColdAlarm.Breach;
        if (!WasOver) return Alarm;
        if (Over >= options.BreachAfter.TotalSeconds) return ColdAlarm.Breach;
        return Alarm == ColdAlarm.None && Over >= options.WarnAfter.TotalSeconds ? ColdAlarm.Warning : Alarm;
    }
}
