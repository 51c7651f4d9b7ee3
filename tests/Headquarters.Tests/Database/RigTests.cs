// The rig itself: a server that is killed comes back with what was committed.
using EdgeAgent.TestSupport.Databases;
using Npgsql;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

public sealed class RigTests
{
    [PostgresFact]
    public async Task A_killed_server_comes_back_with_what_was_committed()
    {
        await using var server = await Postgres.RunAsync();
        var database = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(database));
        await source.CreateCommand("create table t (a int); insert into t values (1)").ExecuteNonQueryAsync();

        await server.KillAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(
            () => source.CreateCommand("select count(*) from t").ExecuteScalarAsync());
        await server.StartAsync();

        Assert.Equal(1L, await source.CreateCommand("select count(*) from t").ExecuteScalarAsync());
        await server.StopAsync();
        await server.StartAsync();
        source.Clear();
        Assert.Equal(1L, await source.CreateCommand("select count(*) from t").ExecuteScalarAsync());
    }
}
