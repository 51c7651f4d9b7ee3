// Libraries that are not .NET: where one is missing the sentence names the package that brings it.
using System.Runtime.InteropServices;
using EdgeAgent.Configuration;

namespace EdgeAgent.Commands.Checks;

/// <summary>Loads each native library once.</summary>
internal static class NativeLibraryCheck
{
    // Each with what needs it.
    private static readonly (string File, string Job, string Package, Func<StoreConfig, bool> IsNeeded)[] Libraries =
    [
        ("libmosquitto.so.1", "MQTT", "libmosquitto1", _ => true),
        ("libespeak-ng.so.1", "speech", "libespeak-ng1", config => config.VoicePicking is not null),
        ("libasound.so.2", "sound", "libasound2",
            config => config.Devices.Any(device => device.Driver.Name == "alsa-headset")),
    ];

    /// <summary>One finding for each library that the config needs.</summary>
    public static IEnumerable<Finding> Run(StoreConfig config)
    {
        foreach (var (file, job, package, isNeeded) in Libraries)
        {
            if (!isNeeded(config)) continue;
            var loads = NativeLibrary.TryLoad(file, out var library);
            if (loads) NativeLibrary.Free(library);
            yield return loads
                ? new Finding("libraries", FindingLevel.Ok, $"{file} ({job}) loads.")
                : new Finding(
                    "libraries",
                    FindingLevel.Failed,
                    $"{file} ({job}) does not load: install it with `apt-get install {package}`.");
        }
    }
}
