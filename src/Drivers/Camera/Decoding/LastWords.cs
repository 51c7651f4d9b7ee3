// The last thing that a child process said: the reason of its end, usually.
namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Keeps the line heard last.</summary>
internal sealed class LastWords
{
    private volatile string? _last;

    /// <summary>The line heard last, without its end; null before the first.</summary>
    public string? Last => _last;

    /// <summary>Hears a line.</summary>
    public void Hear(string line) => _last = line.Trim().TrimEnd('.');
}
