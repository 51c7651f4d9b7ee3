// One PostgreSQL for all tests of the database, and a fresh migrated database for each of them.
using EdgeAgent.Headquarters.Database;
using EdgeAgent.TestSupport.Databases;
using Npgsql;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

/// <summary>The server; nothing runs where PostgreSQL is missing.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private string _template = "";
    private Postgres? _server;

    /// <summary>The server.</summary>
    public Postgres Server => _server!;

    public async Task InitializeAsync()
    {
        if (new PostgresFactAttribute().Skip is not null) return;
        // Nobody pulls the plug of this one: waiting for its disk would prove nothing.
        _server = await Postgres.RunAsync("fsync=off", "autovacuum=off");
        _template = await _server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString(_template));
        await new Migrator(source).ApplyAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>A fresh database with the schema.</summary>
    public async Task<TestDatabase> DatabaseAsync() => new(Server, await Server.CreateDatabaseAsync(_template));
}

/// <summary>Tests that share the server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresCluster>
{
    public const string Name = "PostgreSQL";
}
