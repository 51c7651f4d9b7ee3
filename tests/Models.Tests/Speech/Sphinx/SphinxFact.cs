// Tests that need pocketsphinx are skipped by name where it is missing.
using System.Runtime.InteropServices;
using EdgeAgent.Models.Speech.Sphinx;
using Xunit;

namespace EdgeAgent.Models.Tests.Speech.Sphinx;

/// <summary>A fact that needs the library and its English model.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SphinxFactAttribute : FactAttribute
{
    public SphinxFactAttribute()
    {
        if (!NativeLibrary.TryLoad("libpocketsphinx.so.3", out _) || !Directory.Exists(SphinxRecognizer.StandardFolder))
            Skip = "needs libpocketsphinx3 and pocketsphinx-en-us (setup installs them)";
    }
}
