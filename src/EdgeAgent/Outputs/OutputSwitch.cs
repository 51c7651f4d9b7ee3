// Decides when an output changes: at once where it may, never sooner than its shortest times allow, and off by itself
// where it must not stay on for long. So no cause, however it flutters, makes a lamp flicker or a relay chatter.
namespace EdgeAgent.Outputs;

/// <summary>The switch of one output.</summary>
internal sealed class OutputSwitch(OutputOptions options, TimeProvider time)
{
    private long? _since;
    private bool _heard;

    /// <summary>Whether the output should be on.</summary>
    public bool On { get; private set; }

    /// <summary>Judges anew; true where <see cref="On"/> changed.</summary>
    /// <param name="caused">Whether any of its causes is the case.</param>
    public bool Judge(bool caused)
    {
        if (!caused) _heard = false;
        var age = _since is { } since ? time.GetElapsedTime(since) : TimeSpan.MaxValue;
        if (On && age >= options.OnAtMost) _heard = caused;
        var wanted = caused && !_heard;
        if (wanted == On || age < (On ? options.OnAtLeast : options.OffAtLeast)) return false;
        (On, _since) = (wanted, time.GetTimestamp());
        return true;
    }
}
