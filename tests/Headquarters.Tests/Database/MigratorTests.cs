// The schema grows in steps that never change once they were applied.
using EdgeAgent.Headquarters.Database;
using EdgeAgent.TestSupport.Databases;
using Npgsql;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class MigratorTests(PostgresCluster cluster)
{
    private static readonly Migration One = new(1, "one", "create table one (a int)");
    private static readonly Migration Two = new(2, "two", "create table two (a int)");

    [PostgresFact]
    public async Task Steps_are_applied_once_and_several_at_a_time_do_no_harm()
    {
        await using var source = await FreshAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => new Migrator(source, [One, Two]).ApplyAsync(CancellationToken.None)));

        Assert.Equal(["one", "two"], applied.SelectMany(steps => steps).Select(step => step.Name));
        await new Migrator(source, [One, Two]).CheckAsync(CancellationToken.None);
    }

    [PostgresFact]
    public async Task A_step_that_fails_leaves_nothing_behind()
    {
        await using var source = await FreshAsync();
        var broken = Two with { Sql = "create table two (a int); select 1 / 0" };

        await Assert.ThrowsAsync<PostgresException>(
            () => new Migrator(source, [One, broken]).ApplyAsync(CancellationToken.None));
        var applied = await new Migrator(source, [One, Two]).ApplyAsync(CancellationToken.None);

        Assert.Equal(["two"], applied.Select(step => step.Name));
    }

    [PostgresFact]
    public async Task A_changed_step_a_newer_schema_and_an_older_one_are_refused_with_a_sentence()
    {
        await using var source = await FreshAsync();
        await new Migrator(source, [One, Two]).ApplyAsync(CancellationToken.None);
        var changed = new Migration(1, "one", "create table one (b int)");
        var three = new Migration(3, "three", "select 1");

        Assert.Contains("must not be changed", await RefusalAsync(() => Apply(changed, Two)));
        Assert.Contains("newer edge-hq", await RefusalAsync(() => Apply(One)));
        Assert.Contains(
            "run `edge-hq migrate`",
            await RefusalAsync(() => new Migrator(source, [One, Two, three]).CheckAsync(CancellationToken.None)));

        Task Apply(params Migration[] steps) => new Migrator(source, steps).ApplyAsync(CancellationToken.None);
    }

    [PostgresFact]
    public async Task The_collectors_role_may_check_the_schema_of_this_program()
    {
        await using var database = await cluster.DatabaseAsync();

        await new Migrator(database.As("edge_hq_collector")).CheckAsync(CancellationToken.None);
    }

    [Fact]
    public void Steps_are_numbered_without_gaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.All.Count), Migration.All.Select(step => step.Number));

    private static async Task<string> RefusalAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<SchemaRefusal>(call)).Message;

    private async Task<NpgsqlDataSource> FreshAsync() =>
        NpgsqlDataSource.Create(cluster.Server.ConnectionString(await cluster.Server.CreateDatabaseAsync()));
}
