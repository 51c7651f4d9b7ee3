// The image that a store's box is flashed with, built by `prepare` with the tests' way in, and its partitions.
using System.Text.Json;
using EdgeAgent.Machines;
using EdgeAgent.TestSupport;

namespace EdgeAgent.ApplianceTests.Image;

/// <summary>An image on this computer; boxes get copies of it.</summary>
/// <param name="File">The image, a disk with a partition table.</param>
/// <param name="Bundle">The signed bundle of the same version.</param>
/// <param name="Offsets">Where each partition begins by its name, bytes.</param>
public sealed record ApplianceImage(string File, string Bundle, IReadOnlyDictionary<string, long> Offsets)
{
    /// <summary>The folder in which `prepare` leaves what it builds.</summary>
    public static string Folder => Repository.PathOf("out/appliance-image");

    /// <summary>The image that `prepare` built.</summary>
    /// <exception cref="InvalidOperationException">Where there is none.</exception>
    public static async Task<ApplianceImage> FindAsync()
    {
        var file = Newest("*.img")
            ?? throw new InvalidOperationException($"No image in {Folder}: run tests/Appliance/prepare.");
        return new ApplianceImage(file, Newest("*.raucb")!, await OffsetsAsync(file));
    }

    /// <summary>Where the partitions of a disk begin, bytes, by their names.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> OffsetsAsync(string disk)
    {
        const long SectorBytes = 512;
        using var table = JsonDocument.Parse(await HostProgram.RunAsync("sfdisk", "--json", disk));
        return table.RootElement.GetProperty("partitiontable").GetProperty("partitions").EnumerateArray().ToDictionary(
            partition => partition.GetProperty("name").GetString()!,
            partition => partition.GetProperty("start").GetInt64() * SectorBytes);
    }

    private static string? Newest(string pattern) => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, pattern).MaxBy(System.IO.File.GetLastWriteTimeUtc)
        : null;
}
