// A disk with its oracle: for each sector the values that it may hold after a cut, and the one that it reads as.
using EdgeAgent.Machines.Disks;
using Xunit;

namespace EdgeAgent.Machines.Tests.Disks;

/// <summary>Does what a number says, and compares.</summary>
internal sealed class DiskModel : IDisposable
{
    /// <summary>The action that cuts the power.</summary>
    public const int Cut = 0;

    private const int Sectors = 8;
    private readonly Medium _medium = new(Sectors);
    private readonly VolatileDisk _disk;
    private readonly List<byte>[] _possible = [.. Enumerable.Range(0, Sectors).Select(_ => new List<byte> { 0 })];
    private byte _next;

    public DiskModel() => _disk = new VolatileDisk(_medium.File);

    /// <summary>One action; most are writes.</summary>
    public void Do(int action)
    {
        var rest = action / 10;
        switch (action % 10)
        {
            case Cut: CutPower(rest); break;
            case 1 or 2: Flush(); break;
            case 3: Write(rest, through: true); break;
            default: Write(rest, through: false); break;
        }

        Reads();
    }

    public void Dispose()
    {
        _disk.Dispose();
        _medium.Dispose();
    }

    private void Write(int choice, bool through)
    {
        var first = choice % Sectors;
        var count = 1 + (choice / Sectors % (Sectors - first));
        var data = Medium.Sectors(++_next, count);
        if (through) _disk.WriteThrough(first * VolatileDisk.SectorBytes, data);
        else _disk.Write(first * VolatileDisk.SectorBytes, data);
        foreach (var possible in _possible.Skip(first).Take(count))
        {
            if (through) possible.Clear();
            possible.Add(_next);
        }
    }

    private void Flush()
    {
        _disk.Flush();
        foreach (var possible in _possible) possible.RemoveRange(0, possible.Count - 1);
        Assert.Equal(0, _disk.SectorsAtRisk);
    }

    private void CutPower(int choice)
    {
        var keep = (choice % 3) / 2.0;
        _disk.Cut(choice, keep);
        var values = _medium.Values;
        for (var sector = 0; sector < Sectors; sector++)
        {
            var (possible, value) = (_possible[sector], values[sector]);
            if (keep == 0) Assert.Equal(possible[0], value);
            else if (keep == 1) Assert.Equal(possible[^1], value);
            else Assert.Contains(value, possible);
            possible.Clear();
            possible.Add(value);
        }
    }

    private void Reads()
    {
        var read = new byte[Sectors * VolatileDisk.SectorBytes];
        _disk.Read(0, read);
        Assert.Equal(
            _possible.Select(possible => possible[^1]),
            read.Chunk(VolatileDisk.SectorBytes).Select(sector => sector.Distinct().Single()));
    }
}
