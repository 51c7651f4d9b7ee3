// Tests that need a browser, or a synthetic voice, are skipped by name where it is not installed; setup installs both.
using Xunit;

namespace EdgeAgent.TestSupport.Browsers;

/// <summary>A fact that needs Debian's Chromium, espeak-ng and a broker.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Skips the test where something is missing.</summary>
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null) Skip = "needs chromium";
        else if (SyntheticVoice.Program is null) Skip = "needs espeak-ng";
        else if (!File.Exists("/usr/sbin/mosquitto")) Skip = "needs mosquitto";
    }
}
