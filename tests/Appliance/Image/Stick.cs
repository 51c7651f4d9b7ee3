// A stick with a bundle on it, as a disk that the box may only read.
using System.Globalization;
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.Image;

/// <summary>An ext4 with one bundle.</summary>
/// <param name="file">The disk.</param>
/// <param name="bytes">The bundle's length.</param>
public sealed class Stick(string file, long bytes) : IDisposable
{
    /// <summary>The disk's file.</summary>
    public string File => file;

    /// <summary>The bundle's length, bytes.</summary>
    public long Bytes => bytes;

    /// <summary>Makes a stick.</summary>
    public static async Task<Stick> MakeAsync(string bundle)
    {
        var folder = Directory.CreateTempSubdirectory("stick-").FullName;
        var file = folder + ".img";
        try
        {
            var bytes = new FileInfo(bundle).Length;
            System.IO.File.Copy(bundle, Path.Combine(folder, Path.GetFileName(bundle)));
            var megabytes = ((bytes >> 20) * 9 / 8 + 16).ToString(CultureInfo.InvariantCulture);
            await HostProgram.RunAsync("truncate", "-s", $"{megabytes}M", file);
            await HostProgram.RunAsync("mke2fs", "-q", "-F", "-t", "ext4", "-O", "^has_journal", "-d", folder, file);
            return new Stick(file, bytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => System.IO.File.Delete(file);
}
