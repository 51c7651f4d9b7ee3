// Who asked is on record, and nobody who asks can change it.
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.Headquarters.Tests.Database;
using EdgeAgent.TestSupport.Databases;
using Npgsql;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Pull;

[Collection(PostgresCollection.Name)]
public sealed class QuestionRecordTests(PostgresCluster cluster)
{
    [PostgresFact]
    public async Task A_question_is_recorded_with_its_asker_and_what_came_of_it()
    {
        await using var database = await cluster.DatabaseAsync();
        var collector = database.As("edge_hq_collector");
        var question = new QueryRequest { Id = "", Kind = QueryKinds.Rollup, Metric = "footfall" };

        await new QuestionRecord(collector, "olga@hq").AddAsync(
            Sample.Box, question, 8_640, QuestionRecord.Whole, CancellationToken.None);

        Assert.Equal(
            $"olga@hq|{Sample.Box}|rollup|footfall|8640|answered",
            await database.OneAsync<string>(
                """
                select concat_ws('|', operator, concat_ws('/', tenant, store, box), kind, question ->> 'metric', items,
                    outcome)
                from public.box_questions
                """));
        foreach (var change in new[] { "delete from hq.questions", "update hq.questions set operator = 'x'" })
        {
            await using var command = collector.CreateCommand(change);
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    [PostgresFact]
    public async Task A_database_without_the_table_is_a_sentence()
    {
        await using var database = await cluster.DatabaseAsync();
        await database.ExecuteAsync("drop table hq.questions cascade");
        var record = new QuestionRecord(database.As("edge_hq_collector"), "olga@hq");

        var refusal = await Assert.ThrowsAsync<StoreUnavailable>(() => record.AddAsync(
            Sample.Box, new QueryRequest { Id = "", Kind = QueryKinds.Diagnostics }, 0, "", CancellationToken.None));

        Assert.Contains("edge-hq migrate", refusal.Message, StringComparison.Ordinal);
    }
}
