// The image that a store's box is flashed with, built by `prepare` with the tests' way in, and its partitions.
using System.Text.Json;
using EdgeAgent.Machines;
using EdgeAgent.TestSupport;

namespace EdgeAgent.ApplianceTests.Image;

/// <summary>An image on this computer; boxes get copies of it.</summary>
/// <param name="File">The image, a disk with a partition table.</param>
/// <param name="Offsets">Where each partition begins by its name, bytes.</param>
public sealed record ApplianceImage(string File, IReadOnlyDictionary<string, long> Offsets)
{
    /// <summary>The size of a box's disk: the data partition takes what the image leaves.</summary>
    private const string DiskSize = "2G";

    /// <summary>The image that `prepare` built.</summary>
    /// <exception cref="InvalidOperationException">Where there is none.</exception>
    public static async Task<ApplianceImage> FindAsync()
    {
        var file = Built("first", "*.img");
        return new ApplianceImage(file, await OffsetsAsync(file));
    }

    /// <summary>
    /// A signed bundle that `prepare` built: `first`, of the image itself; `next`, the same with a higher version;
    /// `broken`, whose agent ends at once.
    /// </summary>
    public static string Bundle(string name) => Built(name, "*.raucb");

    /// <summary>Makes a box's disk of it.</summary>
    public async Task FlashAsync(string medium)
    {
        await HostProgram.RunAsync("cp", "--sparse=always", File, medium);
        await HostProgram.RunAsync("truncate", "-s", DiskSize, medium);
    }

    private static async Task<IReadOnlyDictionary<string, long>> OffsetsAsync(string disk)
    {
        const long SectorBytes = 512;
        using var table = JsonDocument.Parse(await HostProgram.RunAsync("sfdisk", "--json", disk));
        return table.RootElement.GetProperty("partitiontable").GetProperty("partitions").EnumerateArray().ToDictionary(
            partition => partition.GetProperty("name").GetString()!,
            partition => partition.GetProperty("start").GetInt64() * SectorBytes);
    }

    private static string Built(string name, string pattern)
    {
        var folder = Repository.PathOf($"out/appliance-image/{name}");
        return (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).FirstOrDefault() : null)
            ?? throw new InvalidOperationException($"No {pattern} in {folder}: run tests/Appliance/prepare.");
    }
}
