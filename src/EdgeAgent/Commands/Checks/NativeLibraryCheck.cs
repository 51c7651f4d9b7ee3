// Libraries that are not .NET: where one is missing the sentence names the package that brings it.
using System.Runtime.InteropServices;

namespace EdgeAgent.Commands.Checks;

/// <summary>Loads each native library once.</summary>
internal static class NativeLibraryCheck
{
    private static readonly (string File, string Job, string Package)[] Libraries =
        [("libmosquitto.so.1", "MQTT", "libmosquitto1")];

    /// <summary>One finding for each library.</summary>
    public static IEnumerable<Finding> Run()
    {
        foreach (var (file, job, package) in Libraries)
        {
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
