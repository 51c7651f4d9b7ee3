// What the disk with the volatile cache promises: the tests of power cuts stand or fall with it.
using EdgeAgent.Machines.Disks;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Machines.Tests.Disks;

public sealed class VolatileDiskTests
{
    private static readonly Gen<int[]> Actions = Gen.Choose(0, int.MaxValue).ArrayOf(60);

    [Fact]
    public void Whatever_is_written_flushed_and_cut_each_sector_holds_a_value_written_since_the_last_flush_or_by_it() =>
        Prop.ForAll(Actions.ToArbitrary(), actions =>
        {
            using var model = new DiskModel();
            foreach (var action in actions) model.Do(action);
            model.Do(DiskModel.Cut);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));

    [Fact]
    public void What_was_not_flushed_is_gone_where_the_cache_keeps_nothing()
    {
        using var medium = new Medium(4);
        using var disk = new VolatileDisk(medium.File);
        disk.Write(0, Medium.Sectors(1, 1));
        disk.Flush();
        disk.Write(0, Medium.Sectors(2, 3));

        var cut = disk.Cut(seed: 1, keep: 0);

        Assert.Equal(new DiskCut(Kept: 0, Older: 0, Dropped: 3), cut);
        Assert.Equal([1, 0, 0, 0], medium.Values);
    }

    [Fact]
    public void What_was_not_flushed_is_there_where_the_cache_keeps_all()
    {
        using var medium = new Medium(4);
        using var disk = new VolatileDisk(medium.File);
        disk.Write(0, Medium.Sectors(2, 3));
        disk.Write(VolatileDisk.SectorBytes, Medium.Sectors(3, 1));

        Assert.Equal(new DiskCut(Kept: 3, Older: 0, Dropped: 0), disk.Cut(seed: 1, keep: 1));
        Assert.Equal([2, 3, 2, 0], medium.Values);
    }

    [Fact]
    public void A_random_half_of_the_sectors_survives_in_no_order_and_the_same_seed_has_the_same_outcome()
    {
        static (DiskCut Cut, byte[] Values) Run(int seed)
        {
            using var medium = new Medium(1_000);
            using var disk = new VolatileDisk(medium.File);
            disk.Write(0, Medium.Sectors(7, 1_000));
            return (disk.Cut(seed, keep: 0.5), medium.Values);
        }

        var (cut, values) = Run(seed: 5);

        Assert.InRange(cut.Kept, 400, 600);
        Assert.Equal(1_000, cut.Kept + cut.Dropped);
        var survivors = Enumerable.Range(0, values.Length).Where(sector => values[sector] == 7).ToArray();
        Assert.NotEqual(Enumerable.Range(0, cut.Kept), survivors);
        Assert.Equal(values, Run(seed: 5).Values);
        Assert.NotEqual(values, Run(seed: 6).Values);
    }

    [Fact]
    public void A_write_through_is_on_the_medium_and_no_other_is()
    {
        using var medium = new Medium(2);
        using var disk = new VolatileDisk(medium.File);
        disk.Write(0, Medium.Sectors(1, 1));
        disk.WriteThrough(VolatileDisk.SectorBytes, Medium.Sectors(2, 1));

        disk.Cut(seed: 1, keep: 0);

        Assert.Equal([0, 2], medium.Values);
    }

    [Fact]
    public void A_disk_that_lies_loses_what_it_said_was_flushed()
    {
        using var medium = new Medium(2);
        using var disk = new VolatileDisk(medium.File, ignoresFlush: true);
        disk.Write(0, Medium.Sectors(1, 1));
        disk.Flush();
        disk.WriteThrough(VolatileDisk.SectorBytes, Medium.Sectors(2, 1));

        Assert.Equal(2, disk.Cut(seed: 1, keep: 0).Dropped);
        Assert.Equal([0, 0], medium.Values);
    }

    [Fact]
    public void Bytes_beyond_the_end_and_halves_of_sectors_are_refused()
    {
        using var medium = new Medium(2);
        using var disk = new VolatileDisk(medium.File);

        Assert.Throws<ArgumentOutOfRangeException>(() => disk.Write(512, Medium.Sectors(1, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.Read(0, new byte[100]));
        Assert.Throws<ArgumentOutOfRangeException>(() => disk.Read(-512, new byte[512]));
    }
}
