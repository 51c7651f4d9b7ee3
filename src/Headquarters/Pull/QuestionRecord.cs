// HQ's record of who asked which box for what.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Storing;
using Npgsql;
using NpgsqlTypes;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>Adds to the table <c>hq.questions</c>.</summary>
/// <param name="source">Connections as <c>edge_hq_collector</c>.</param>
/// <param name="askedBy">Who asks: <c>name@machine</c>.</param>
public sealed class QuestionRecord(NpgsqlDataSource source, string askedBy)
{
    /// <summary>How an answer that came whole is recorded; else it is the sentence why it did not.</summary>
    public const string Whole = "answered";

    /// <summary>Records a question and what came of it.</summary>
    /// <exception cref="StoreUnavailable">With a sentence: the database did not take it.</exception>
    public async Task AddAsync(
        BoxAddress box, QueryRequest question, long items, string outcome, CancellationToken stop)
    {
        await using var insert = source.CreateCommand(
            """
            insert into hq.questions (operator, tenant, store, box, kind, question, items, outcome)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);
        insert.Parameters.AddRange(new NpgsqlParameter[]
        {
            new() { Value = askedBy }, new() { Value = box.Tenant }, new() { Value = box.Store },
            new() { Value = box.Box }, new() { Value = question.Kind },
            new()
            {
                Value = JsonSerializer.Serialize(question, DocumentJson.Default.QueryRequest),
                NpgsqlDbType = NpgsqlDbType.Jsonb,
            },
            new() { Value = items }, new() { Value = outcome },
        });
        try
        {
            await insert.ExecuteNonQueryAsync(stop);
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            throw DatabaseFaults.Unavailable(source, fault);
        }
    }
}
