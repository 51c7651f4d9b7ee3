// A database that is killed in the middle of its work: the same batch is simply sent again.
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

public sealed class ServerFaultTests
{
    private const int Batches = 40;
    private const int BatchEvents = 500;

    [PostgresFact]
    public async Task A_server_that_is_killed_again_and_again_loses_and_doubles_nothing()
    {
        await using var server = await Postgres.RunAsync();
        var name = await server.CreateDatabaseAsync();
        await using var admin = NpgsqlDataSource.Create(server.ConnectionString(name));
        await new Migrator(admin).ApplyAsync(CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(name, "edge_hq_collector"));
        var store = new PostgresStore(source, TimeProvider.System, NullLogger<PostgresStore>.Instance);
        var acknowledged = 0;

        var writing = Task.Run(async () =>
        {
            for (var batch = 0; batch < Batches; batch++)
                acknowledged += await UntilStoredAsync(store, (batch * BatchEvents) + 1L);
        });
        for (var kills = 0; kills < 3 && !writing.IsCompleted; kills++)
        {
            await server.KillAsync();
            await server.StartAsync();
        }

        await writing;
        source.Clear();
        admin.Clear();

        Assert.Equal((long)Batches * BatchEvents, await CountAsync(admin, "select count(*) from hq.events"));
        Assert.Equal(
            (long)Batches * BatchEvents, await CountAsync(admin, "select count(distinct sequence) from hq.events"));
        var custody = await store.CustodyOfAsync(Sample.Box, Sample.Epoch, CancellationToken.None);
        Assert.Equal(Batches * BatchEvents, custody?.Upto);
        Assert.InRange(acknowledged, 1, Batches * BatchEvents);
    }

    [PostgresFact]
    public async Task A_database_that_is_away_is_a_sentence()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Database=edge_hq;Username=nobody");
        var store = new PostgresStore(source, TimeProvider.System, NullLogger<PostgresStore>.Instance);

        var away = await Assert.ThrowsAsync<StoreUnavailable>(
            () => store.StoreAsync(Sample.Events(1), CancellationToken.None));

        Assert.Contains("the database edge_hq on 127.0.0.1:1", away.Message);
    }

    private static async Task<int> UntilStoredAsync(PostgresStore store, long first)
    {
        var batch = Sample.Events([.. Enumerable.Range(0, BatchEvents).Select(number => first + number)]);
        while (true)
        {
            try
            {
                return (await store.StoreAsync(batch, CancellationToken.None)).Stored;
            }
            catch (StoreUnavailable)
            {
                // Killed under our hands: the outcome is unknown, so the same comes again.
                await Task.Yield();
            }
        }
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
