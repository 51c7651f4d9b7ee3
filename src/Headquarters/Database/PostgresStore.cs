// HQ's store on PostgreSQL: everything once, by custody (docs/decisions/0014).
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Storing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Stores batches, finds gaps, tells custody. Calls may overlap.</summary>
/// <param name="source">Connections as <c>edge_hq_collector</c>.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where to say what was refused.</param>
public sealed class PostgresStore(NpgsqlDataSource source, TimeProvider time, ILogger<PostgresStore> log)
    : IHeadquartersStore
{
    // Each lost race means that another instance has stored something; this many in a row are none.
    private const int MostRaces = 20;

    // Replaced as a whole, never emptied: a batch that overlaps goes on with those it has.
    private Catalogues _known = new();

    /// <inheritdoc/>
    public async Task<BatchOutcome> StoreAsync(Batch batch, CancellationToken stop)
    {
        var plan = new BatchPlan(batch);
        var outcome = await GuardAsync(() => StoreAsync(plan, stop));
        if (outcome.Refused > 0) log.Quarantined(outcome.Refused);
        return outcome;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<OpenGap>> AskForGapsAsync(
        TimeSpan grace, TimeSpan askedWithin, int most, CancellationToken stop) =>
        GuardAsync(() => GapSearch.RunAsync(source, time.GetUtcNow(), grace, askedWithin, most, stop));

    /// <inheritdoc/>
    public Task<CustodyLine?> CustodyOfAsync(BoxAddress box, string epoch, CancellationToken stop) =>
        GuardAsync(() => CustodyAsync(box, epoch, stop));

    private async Task<BatchOutcome> StoreAsync(BatchPlan plan, CancellationToken stop)
    {
        await using var connection = await source.OpenConnectionAsync(stop);
        if (_known.Streams.IsFull) _known = new Catalogues();
        var isolating = false;
        for (var races = 0; ;)
        {
            try
            {
                var known = _known;
                await known.LearnAsync(connection, plan, stop);
                return await new StoreTransaction(connection, plan, known, isolating).RunAsync(time.GetUtcNow(), stop);
            }
            catch (PostgresException fault) when (DatabaseFaults.IsRace(fault) && races < MostRaces)
            {
                races++;
                _known = new Catalogues();
                log.TriedAgain(fault.MessageText);
            }
            catch (PostgresException fault) when (DatabaseFaults.IsOfValue(fault) && !isolating)
            {
                isolating = true;
                log.Isolating(fault.MessageText);
            }
        }
    }

    private async Task<CustodyLine?> CustodyAsync(BoxAddress box, string epoch, CancellationToken stop)
    {
        await using var look = source.CreateCommand(
            """
            select s.upto from hq.streams s join hq.boxes b on b.id = s.box
            where b.tenant = $1 and b.store = $2 and b.box = $3 and s.epoch = $4
            """);
        foreach (var value in new[] { box.Tenant, box.Store, box.Box, epoch })
            look.Parameters.Add(new NpgsqlParameter { Value = value });
        return await look.ExecuteScalarAsync(stop) is long upto ? new CustodyLine(box, epoch, upto) : null;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            throw DatabaseFaults.Unavailable(source, fault);
        }
    }
}
