// Rollups: the newest revision of each is kept, and sent until the broker has it.
using System.Text;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class RollupTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_rollup_for_the_same_subject_and_start_replaces_the_older_one_and_is_sent_again()
    {
        await using var outbox = await _folder.OpenAsync();
        await outbox.KeepAsync([Rollups.Of("dock", 1, "{\"tags\":1}"), Rollups.Of("floor", 1)], CancellationToken.None);
        var first = await outbox.ReadRollupsAsync(10, CancellationToken.None);
        Assert.Equal(["dock", "floor"], first.Select(row => row.Rollup.Subject));

        await outbox.KeepAsync([Rollups.Of("dock", 1, "{\"tags\":2}")], CancellationToken.None);
        outbox.RollupsHandedOver(first); // the older revision: the newer one still waits
        await outbox.SettleAsync();

        var row = Assert.Single(await outbox.ReadRollupsAsync(10, CancellationToken.None));
        Assert.Equal(2, row.Revision);
        Assert.Equal("{\"tags\":2}", Encoding.UTF8.GetString(row.Rollup.Values.Span));
        Assert.Equal(Rollups.Of("dock", 1).End, row.Rollup.End);
    }

    [Fact]
    public async Task What_the_broker_has_is_not_sent_after_a_restart()
    {
        await using (var outbox = await _folder.OpenAsync())
        {
            await outbox.KeepAsync([Rollups.Of("dock", 1), Rollups.Of("dock", 2)], CancellationToken.None);
            outbox.RollupsHandedOver([(await outbox.ReadRollupsAsync(1, CancellationToken.None))[0]]);
        }

        await using var again = await _folder.OpenAsync();
        var row = Assert.Single(await again.ReadRollupsAsync(10, CancellationToken.None));
        Assert.Equal(Rollups.Of("dock", 2).Start, row.Rollup.Start);
    }

    [Fact]
    public async Task Rollups_survive_a_rebuild()
    {
        await using (var outbox = await _folder.OpenAsync())
            await outbox.KeepAsync([Rollups.Of("dock", 1, "{\"tags\":7}")], CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(_folder.File("outbox.db"));
        Array.Clear(bytes, 0, 2048);
        await File.WriteAllBytesAsync(_folder.File("outbox.db"), bytes);

        await using var again = await _folder.OpenAsync();
        var row = Assert.Single(await again.ReadRollupsAsync(10, CancellationToken.None));
        Assert.Equal("{\"tags\":7}", Encoding.UTF8.GetString(row.Rollup.Values.Span));
    }
}
