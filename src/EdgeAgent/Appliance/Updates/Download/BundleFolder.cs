// The folder of the bundle, STATE/updates: one version at a time.
//   VERSION.raucb            a whole bundle
//   VERSION.raucb.part       one that is coming in, and
//   VERSION.raucb.record     what is known of it
namespace EdgeAgent.Appliance.Updates.Download;

/// <summary>Where bundles lie.</summary>
/// <param name="state">The state folder.</param>
/// <param name="reserve">Bytes of the file system that belong to the outbox: no bundle may take them.</param>
/// <param name="freeBytes">Free bytes on a folder's file system.</param>
internal sealed class BundleFolder(string state, long reserve, Func<string, long> freeBytes)
{
    // Records, logs and the outbox's own next pages come beside the bundle.
    private const long Margin = 32L << 20;

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.Combine(state, "updates");

    /// <summary>Bytes that a bundle may still take.</summary>
    /// <exception cref="IOException">The file system does not answer.</exception>
    public long Room => freeBytes(Path) - reserve - Margin;

    /// <summary>A whole bundle.</summary>
    public string Bundle(UpdateVersion version) => System.IO.Path.Combine(Path, $"{version.Text}.raucb");

    /// <summary>A half-loaded one.</summary>
    public string Part(UpdateVersion version) => Bundle(version) + ".part";

    /// <summary>What is known of the half-loaded one.</summary>
    public string Record(UpdateVersion version) => Bundle(version) + ".record";

    /// <summary>Makes the folder.</summary>
    public void Make() => Directory.CreateDirectory(
        Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    /// <summary>Deletes every bundle but that of one version; null for all.</summary>
    public void KeepOnly(UpdateVersion? version)
    {
        if (!Directory.Exists(Path)) return;
        var kept = version is null ? null : System.IO.Path.GetFileName(Bundle(version));
        foreach (var file in Directory.EnumerateFiles(Path, "*.raucb*"))
        {
            var name = System.IO.Path.GetFileName(file);
            if (kept is null || (name != kept && !name.StartsWith(kept + ".", StringComparison.Ordinal)))
                File.Delete(file);
        }
    }

    /// <summary>Deletes what has come of a version, so that it is loaded from its start.</summary>
    public void Discard(UpdateVersion version)
    {
        File.Delete(Part(version));
        File.Delete(Record(version));
    }
}
