// The image that machines start from: kernel, start image and root file system, built and kept by image/build.
using EdgeAgent.TestSupport;

namespace EdgeAgent.Machines;

/// <summary>An image on this computer; machines write to overlays, never to it.</summary>
/// <param name="Folder">The folder that holds it.</param>
public sealed record MachineImage(string Folder)
{
    /// <summary>The kernel.</summary>
    public string Kernel => Path.Combine(Folder, "vmlinuz");

    /// <summary>What the kernel unpacks to memory first.</summary>
    public string StartImage => Path.Combine(Folder, "start.img");

    /// <summary>The root file system, ext4, without a partition table.</summary>
    public string Root => Path.Combine(Folder, "root.img");

    /// <summary>Finds the image by the build script, which builds it where it is missing: some minutes.</summary>
    /// <exception cref="InvalidOperationException">With the script's words, where it could not be built.</exception>
    public static async Task<MachineImage> FindAsync()
    {
        var answer = await HostProgram.RunAsync(Repository.PathOf("tests/Machines/image/build"));
        return new MachineImage(answer.TrimEnd().Split('\n')[^1]);
    }
}
