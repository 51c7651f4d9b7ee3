// The protocol, by a client of our own for each word of it, and by real clients where they are installed.
using EdgeAgent.Machines.Disks;
using Xunit;

namespace EdgeAgent.Machines.Tests.Disks;

public sealed class NbdServerTests : IAsyncLifetime
{
    private const int Sectors = 2_048;
    private readonly Medium _medium = new(Sectors);
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"disk-{Guid.NewGuid():N}");
    private VolatileDisk _disk = null!;
    private NbdServer _server = null!;

    public Task InitializeAsync()
    {
        _disk = new VolatileDisk(_medium.File);
        _server = new NbdServer(_disk, _path);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _disk.Dispose();
        _medium.Dispose();
    }

    [Fact]
    public async Task A_client_learns_the_size_and_that_the_disk_can_flush()
    {
        await using var client = await NbdClient.ConnectAsync(_path);
        Assert.Equal((Sectors * 512L, 1 | 4 | 8 | 32 | 64), await client.GoAsync(NbdClient.Info));
        Assert.Equal((Sectors * 512L, 1 | 4 | 8 | 32 | 64), await client.GoAsync(NbdClient.Go));
    }

    [Fact]
    public async Task A_client_of_the_older_way_learns_the_same()
    {
        await using var client = await NbdClient.ConnectAsync(_path);
        Assert.Equal((Sectors * 512L, 1 | 4 | 8 | 32 | 64), await client.ExportNameAsync());
    }

    [Fact]
    public async Task An_option_that_is_not_known_is_refused_and_the_next_is_answered()
    {
        const uint StructuredReply = 8;
        await using var client = await NbdClient.ConnectAsync(_path);
        Assert.Equal(0x80000001, await client.OptionAsync(StructuredReply));
        await client.GoAsync(NbdClient.Go);
    }

    [Fact]
    public async Task A_client_that_aborts_is_answered_and_let_go()
    {
        await using var client = await NbdClient.ConnectAsync(_path);
        Assert.Equal(1u, await client.OptionAsync(NbdClient.Abort));
        Assert.True(await client.IsClosedAsync());
    }

    [Fact]
    public async Task What_a_client_wrote_is_read_back_and_is_on_the_medium_after_a_flush()
    {
        await using var client = await NbdClient.ConnectAsync(_path);
        await client.GoAsync(NbdClient.Go);

        Assert.Equal(0u, await client.WriteAsync(512, Medium.Sectors(9, 1)));
        Assert.Equal(Medium.Sectors(9, 1), await client.ReadAsync(512, 512));
        Assert.Equal(0, _medium.Values[1]);
        Assert.Equal(0u, await client.FlushAsync());

        Assert.Equal(9, _medium.Values[1]);
        Assert.Equal(new DiskCounts(Writes: 1, Bytes: 512, Flushes: 1), _disk.Counts);
    }

    [Fact]
    public async Task Force_unit_access_needs_no_flush()
    {
        await using var client = await NbdClient.ConnectAsync(_path);
        await client.GoAsync(NbdClient.Go);

        await client.WriteAsync(0, Medium.Sectors(4, 1), through: true);

        Assert.Equal(4, _medium.Values[0]);
    }

    [Fact]
    public async Task A_request_beyond_the_end_is_an_error_and_the_connection_goes_on()
    {
        await using var client = await NbdClient.ConnectAsync(_path);
        await client.GoAsync(NbdClient.Go);

        Assert.Equal(22u, await client.WriteAsync(Sectors * 512, Medium.Sectors(1, 1)));
        Assert.Equal(0u, await client.WriteAsync(0, Medium.Sectors(1, 1)));
    }

    [Fact]
    public async Task After_a_cut_the_next_client_finds_what_was_flushed()
    {
        await using (var client = await NbdClient.ConnectAsync(_path))
        {
            await client.GoAsync(NbdClient.Go);
            await client.WriteAsync(0, Medium.Sectors(1, 1));
            await client.FlushAsync();
            await client.WriteAsync(0, Medium.Sectors(2, 2));
        }

        await _server.QuietAsync();
        _disk.Cut(seed: 1, keep: 0);
        await using var next = await NbdClient.ConnectAsync(_path);
        await next.GoAsync(NbdClient.Go);

        byte[] expected = [.. Medium.Sectors(1, 1), .. Medium.Sectors(0, 1)];
        Assert.Equal(expected, await next.ReadAsync(0, 1_024));
    }

    [Fact]
    public async Task Where_the_power_goes_with_a_write_neither_it_nor_what_comes_after_is_answered()
    {
        await using var client = await NbdClient.ConnectAsync(_path);
        await client.GoAsync(NbdClient.Go);
        var dark = _disk.FailWithWriteAsync(writes: 2);
        await client.WriteAsync(0, Medium.Sectors(1, 1));

        var write = client.WriteAsync(512, Medium.Sectors(2, 1), through: true);
        await dark;
        await client.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => write);
        await _server.QuietAsync();
        Assert.Equal(new DiskCut(Kept: 0, Older: 0, Dropped: 2), _disk.Cut(seed: 1, keep: 0));
        Assert.False(_disk.IsDark);
    }

    [ProgramFact("nbdinfo", "libnbd-bin")]
    public async Task Nbdinfo_reads_the_export()
    {
        var words = await HostProgram.RunAsync("nbdinfo", $"nbd+unix:///?socket={_path}");

        Assert.Contains($"export-size: {Sectors * 512}", words, StringComparison.Ordinal);
        Assert.Contains("can_flush: true", words, StringComparison.Ordinal);
        Assert.Contains("can_fua: true", words, StringComparison.Ordinal);
    }

    [ProgramFact("qemu-io", "qemu-utils")]
    public async Task Qemu_writes_flushes_and_reads_its_own_pattern()
    {
        var words = await HostProgram.RunAsync(
            "qemu-io", "-f", "raw", "-c", "write -P 5 0 64k", "-c", "flush", "-c", "write -z 0 4k",
            "-c", "discard 8k 4k", "-c", "read -P 0 0 4k", "-c", "read -P 5 16k 48k",
            $"nbd+unix:///?socket={_path}");

        Assert.DoesNotContain("failed", words, StringComparison.Ordinal);
        Assert.Equal(5, _medium.Values[127]);
        Assert.True(_disk.Counts.Flushes > 0);
    }
}
