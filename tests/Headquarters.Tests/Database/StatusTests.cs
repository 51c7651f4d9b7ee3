// An old status never overwrites a newer one, whatever the order in which they come.
using System.Collections.Frozen;
using EdgeAgent.Contracts.Life;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class StatusTests(PostgresCluster cluster)
{
    private static readonly BoxStatus Will = Sample.Status(0, "a-1", "offline");

    private static readonly FrozenDictionary<string, BoxStatus> Named = new Dictionary<string, BoxStatus>
    {
        ["first"] = Sample.Status(1, "a-1"),
        ["second"] = Sample.Status(2, "a-1"),
        ["will"] = Will,
        ["next"] = Sample.Status(1, "a-2", time: Sample.Noon.AddSeconds(30)),
        ["no clock"] = Sample.Status(1, "a-3", time: Sample.Noon.AddYears(-50), clock: "estimated"),
    }.ToFrozenDictionary();

    [PostgresTheory]
    [InlineData("a-1 2 online", "first", "second", "first")]
    [InlineData("a-1 0 offline", "first", "second", "will", "second")]
    [InlineData("a-1 0 offline", "will", "first")]
    [InlineData("a-2 1 online", "first", "next", "will")]
    [InlineData("a-2 1 online", "first", "will", "next")]
    [InlineData("a-2 1 online", "first", "next", "second")]
    [InlineData("a-3 1 online", "first", "no clock")]
    [InlineData("a-2 1 online", "no clock", "next")]
    public async Task The_newest_status_stays(string expected, params string[] order)
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();
        var received = Sample.Noon.AddMinutes(1);

        foreach (var name in order)
            await store.StoreAsync(
                Sample.Says(Named[name], received = received.AddSeconds(1)), CancellationToken.None);

        Assert.Equal(
            expected,
            await database.OneAsync<string>("select format('%s %s %s', connection, beat, state) from hq.boxes"));
    }

    [PostgresFact]
    public async Task A_will_keeps_the_last_figures_and_says_since_when()
    {
        await using var database = await cluster.DatabaseAsync();
        var store = database.Store();

        foreach (var (status, second) in new[]
        {
            (Sample.Status(1, settled: 7), 0), (Sample.Status(2, settled: 8), 5), (Will, 9),
        })
            await store.StoreAsync(Sample.Says(status, Sample.Noon.AddSeconds(second)), CancellationToken.None);

        Assert.Equal(
            "offline 5 8 9",
            await database.OneAsync<string>(
                $"""
                select format('%s %s %s %s', state, queue_depth, settled_up_to,
                    extract(epoch from since - timestamptz '{Sample.Noon:O}')::int) from hq.boxes
                """));
    }
}
