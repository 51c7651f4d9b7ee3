// Tests that need the real ffmpeg are skipped by name where it is missing.
using Xunit;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>A fact that needs ffmpeg and ffprobe in <c>PATH</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FfmpegFactAttribute : FactAttribute
{
    /// <summary>Looks for the programs.</summary>
    public FfmpegFactAttribute()
    {
        if (Missing() is { } program) Skip = $"needs {program} (setup installs it)";
    }

    private static string? Missing()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return Array.Find(
            ["ffmpeg", "ffprobe", "setpriv"],
            program => !folders.Any(folder => File.Exists(Path.Combine(folder, program))));
    }
}
