// A database of one test: as the collector sees it, and as its superuser does.
using EdgeAgent.Headquarters.Database;
using EdgeAgent.TestSupport.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EdgeAgent.Headquarters.Tests.Database;

/// <summary>A migrated database.</summary>
public sealed class TestDatabase(Postgres server, string name) : IAsyncDisposable
{
    private readonly List<NpgsqlDataSource> _sources = [];

    /// <summary>Connections as a role.</summary>
    public NpgsqlDataSource As(string role, string further = "")
    {
        var source = NpgsqlDataSource.Create($"{server.ConnectionString(name, role)};{further}");
        _sources.Add(source);
        return source;
    }

    /// <summary>A store of an instance of its own.</summary>
    public PostgresStore Store(TimeProvider? time = null) => new(
        As("edge_hq_collector", "MaxAutoPrepare=32;AutoPrepareMinUsages=2"), time ?? TimeProvider.System,
        NullLogger<PostgresStore>.Instance);

    /// <summary>The first column of every row, as the superuser sees them.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString(name)};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<T>();
        while (await rows.ReadAsync()) list.Add(rows.GetFieldValue<T>(0));
        return list;
    }

    /// <summary>The first column of the first row.</summary>
    public async Task<T> OneAsync<T>(string sql) => (await ListAsync<T>(sql))[0];

    /// <summary>Runs statements as the superuser.</summary>
    public Task ExecuteAsync(string sql) => ListAsync<object>(sql);

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync();
    }
}
