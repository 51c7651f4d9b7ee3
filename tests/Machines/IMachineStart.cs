// What a machine starts from: a kernel that is given to it, or a disk, by its firmware.
namespace EdgeAgent.Machines;

/// <summary>The way that a machine starts.</summary>
public interface IMachineStart
{
    /// <summary>Makes what the start needs in the machine's folder, and says it to qemu.</summary>
    /// <param name="folder">Gone with the machine.</param>
    Task<IReadOnlyList<string>> ArgumentsAsync(string folder);
}
