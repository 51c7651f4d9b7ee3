// A small file system of its own, so that a test can really fill a disk. Needs the right to mount.
using System.Diagnostics;
using Xunit;

namespace EdgeAgent.TestSupport;

/// <summary>A tmpfs that goes away with this object.</summary>
public sealed class SmallFileSystem : IDisposable
{
    /// <summary>Mounts it.</summary>
    /// <param name="megabytes">Its size.</param>
    public SmallFileSystem(int megabytes)
    {
        Directory.CreateDirectory(Path);
        Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Path);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.Combine(
        System.IO.Path.GetTempPath(), $"edge-agent-small-{Guid.NewGuid():n}");

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Whether this user may mount one.</summary>
    public static bool Allowed()
    {
        try
        {
            new SmallFileSystem(1).Dispose();
            return true;
        }
        catch (Exception fault) when (fault is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create);
        try
        {
            while (true)
            {
                file.Write(new byte[4096]);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Full, which is what is wanted.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(Ballast);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", Path);
        Directory.Delete(Path);
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(process.StandardError.ReadToEnd());
    }
}

/// <summary>A fact that fills a disk; skipped by name where this user may not mount a file system.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallFileSystemFactAttribute : FactAttribute
{
    /// <summary>Tries to mount one.</summary>
    public SmallFileSystemFactAttribute()
    {
        if (!SmallFileSystem.Allowed()) Skip = "needs the right to mount a small tmpfs";
    }
}
