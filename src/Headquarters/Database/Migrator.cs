// Brings a database to the schema of this program, and says whether it is there.
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Applies the steps that a database lacks. Several may run at once: one works, the others wait.</summary>
/// <param name="source">Connections as a role that may create roles and owns the database.</param>
/// <param name="steps">The steps; null for those of this program.</param>
public sealed class Migrator(NpgsqlDataSource source, IReadOnlyList<Migration>? steps = null)
{
    // Any number does that nobody else takes: 'edge-hq' as bytes.
    private const long Lock = 0x65_64_67_65_2d_68_71;

    private const string Bootstrap =
        """
        create schema if not exists hq;
        create table if not exists hq.migrations (
            number   int primary key,
            name     text not null,
            checksum text not null,
            applied  timestamptz not null default now());
        """;

    private readonly IReadOnlyList<Migration> _steps = steps ?? Migration.All;

    /// <summary>Applies what is missing, each step in a transaction of its own; returns what was applied.</summary>
    /// <exception cref="SchemaRefusal">
    /// The database is newer than this program, or an applied step was changed.
    /// </exception>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", stop);
        try
        {
            var exists = await ExistsAsync(connection, stop);
            if (!exists) await ExecuteAsync(connection, Bootstrap, stop);
            var missing = _steps.Skip(Known(await AppliedAsync(connection, stop))).ToList();
            foreach (var step in missing) await ApplyAsync(connection, step, stop);
            return missing;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>Checks that the database has exactly the schema of this program; changes nothing.</summary>
    /// <exception cref="SchemaRefusal">With a sentence: it is older, newer or changed.</exception>
    public async Task CheckAsync(CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        var known = await ExistsAsync(connection, stop) ? Known(await AppliedAsync(connection, stop)) : 0;
        if (known < _steps.Count)
            throw new SchemaRefusal(
                $"The database {connection.Database} on {connection.Host} has step {known} of {_steps.Count} of the "
                + "schema: run `edge-hq migrate`.");
    }

    /// <summary>The same for a program that starts: a database that is away is waited for, and only noted.</summary>
    /// <exception cref="SchemaRefusal">With a sentence: it is older, newer or changed.</exception>
    public async Task CheckWhereThereAsync(ILogger log, CancellationToken stop)
    {
        try
        {
            await CheckAsync(stop);
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            log.SchemaUnchecked(DatabaseFaults.Unavailable(source, fault).Message);
        }
    }

    // How many steps the database has, once each of them is known to be ours.
    private int Known(List<(int Number, string Checksum)> applied)
    {
        if (applied.Count > _steps.Count)
            throw new SchemaRefusal(
                $"The database has step {applied[^1].Number} of the schema, and this edge-hq knows {_steps.Count}: "
                + "install the newer edge-hq.");
        foreach (var ((number, checksum), step) in applied.Zip(_steps))
        {
            if (number != step.Number || checksum != step.Checksum)
                throw new SchemaRefusal(
                    $"Step {number} of the database's schema is not the step {step.Number} ({step.Name}) of this "
                    + "edge-hq: a step that was applied must not be changed. Install the edge-hq that made it.");
        }

        return applied.Count;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration step, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await ExecuteAsync(connection, step.Sql, stop);
        await ExecuteAsync(connection, "reset role", stop);
        await using var note = new NpgsqlCommand(
            "insert into hq.migrations (number, name, checksum) values ($1, $2, $3)", connection)
        {
            Parameters =
            {
                new() { Value = step.Number }, new() { Value = step.Name }, new() { Value = step.Checksum },
            },
        };
        await note.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var look = new NpgsqlCommand("select to_regclass('hq.migrations') is not null", connection);
        return (bool)(await look.ExecuteScalarAsync(stop))!;
    }

    private static async Task<List<(int Number, string Checksum)>> AppliedAsync(
        NpgsqlConnection connection, CancellationToken stop)
    {
        await using var look = new NpgsqlCommand(
            "select number, checksum from hq.migrations order by number", connection);
        await using var rows = await look.ExecuteReaderAsync(stop);
        var applied = new List<(int, string)>();
        while (await rows.ReadAsync(stop)) applied.Add((rows.GetInt32(0), rows.GetString(1)));
        return applied;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(stop);
    }
}
