// A small medium for the tests: a file whose sectors hold one value each.
using EdgeAgent.Machines.Disks;

namespace EdgeAgent.Machines.Tests.Disks;

/// <summary>A file of so many empty sectors, gone at its end.</summary>
internal sealed class Medium : IDisposable
{
    public Medium(int sectors)
    {
        File = Path.GetTempFileName();
        using var file = System.IO.File.OpenWrite(File);
        file.SetLength(sectors * VolatileDisk.SectorBytes);
    }

    public string File { get; }

    /// <summary>The value of each sector.</summary>
    /// <exception cref="InvalidOperationException">Where a sector holds parts of two.</exception>
    public byte[] Values =>
    [
        .. System.IO.File.ReadAllBytes(File).Chunk(VolatileDisk.SectorBytes)
            .Select(sector => sector.Distinct().Single()),
    ];

    /// <summary>So many sectors of a value.</summary>
    public static byte[] Sectors(byte value, int count)
    {
        var data = new byte[count * VolatileDisk.SectorBytes];
        data.AsSpan().Fill(value);
        return data;
    }

    public void Dispose() => System.IO.File.Delete(File);
}
