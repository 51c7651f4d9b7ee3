// Each role can do its work and nothing else: every line here is an attempt that must fail.
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using Npgsql;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class RoleTests(PostgresCluster cluster)
{
    private const string Denied = "42501";

    [PostgresTheory]
    [InlineData("edge_hq_collector", "delete from hq.events")]
    [InlineData("edge_hq_collector", "truncate hq.events")]
    [InlineData("edge_hq_collector", "update hq.events set data = '{}'")]
    [InlineData("edge_hq_collector", "select data from hq.events")]
    [InlineData("edge_hq_collector", "drop table hq.events_odd")]
    [InlineData("edge_hq_collector", "alter table hq.streams drop column held")]
    [InlineData("edge_hq_collector", "create table hq.mine (a int)")]
    [InlineData("edge_hq_collector", "create table public.mine (a int)")]
    [InlineData("edge_hq_collector", "delete from hq.streams")]
    [InlineData("edge_hq_collector", "delete from hq.gaps")]
    [InlineData("edge_hq_collector", "delete from hq.quarantine")]
    [InlineData("edge_hq_collector", "update hq.quarantine set payload = ''")]
    [InlineData("edge_hq_collector", "update hq.settings set event_days = 1")]
    [InlineData("edge_hq_collector", "update hq.migrations set checksum = ''")]
    [InlineData("edge_hq_collector", "select hq.make_partition('events', 'time', 'x', '2000-01-01', '2000-01-02')")]
    [InlineData("edge_hq_collector", "set role edge_hq_owner")]
    [InlineData("edge_hq_reader", "select * from hq.events")]
    [InlineData("edge_hq_reader", "select * from hq.quarantine")]
    [InlineData("edge_hq_reader", "select hq.drop_old()")]
    [InlineData("edge_hq_reader", "create table public.mine (a int)")]
    [InlineData("edge_hq_reader", "delete from hq.gaps")]
    [InlineData("edge_hq_reader", "set role edge_hq_collector")]
    public async Task An_attempt_beyond_its_rights_fails(string role, string attempt)
    {
        await using var database = await cluster.DatabaseAsync();
        await using var command = database.As(role).CreateCommand(attempt);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal(Denied, refusal.SqlState);
    }

    [PostgresFact]
    public async Task The_owner_cannot_log_in()
    {
        await using var database = await cluster.DatabaseAsync();
        await using var command = database.As("edge_hq_owner").CreateCommand("select 1");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync());

        Assert.Equal("28000", refusal.SqlState);
    }

    [PostgresFact]
    public async Task Whoever_logs_in_with_too_few_rights_is_told_what_to_do()
    {
        await using var database = await cluster.DatabaseAsync();
        await database.ExecuteAsync("revoke insert on hq.events from edge_hq_collector");

        var away = await Assert.ThrowsAsync<StoreUnavailable>(
            () => database.Store().StoreAsync(Sample.Events(1), CancellationToken.None));

        Assert.Contains("edge-hq migrate", away.Message);
    }
}
