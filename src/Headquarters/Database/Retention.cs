// Makes the partitions of the coming days and drops what is too old, as the rules in the database say.
using EdgeAgent.Headquarters.Storing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Keeps the database within its retention. Any number of instances may run it.</summary>
/// <param name="source">Connections as <c>edge_hq_collector</c>.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where to say what was dropped.</param>
public sealed class Retention(NpgsqlDataSource source, TimeProvider time, ILogger<Retention> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Runs a round now and every half hour, until stopped. A database that is away is tried the next time.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await RoundAsync(stop);
            }
            catch (StoreUnavailable away)
            {
                log.RetentionPutOff(away.Message);
            }

            await Task.Delay(Every, time, stop);
        }
    }

    /// <summary>Runs one round.</summary>
    /// <returns>The partitions that were dropped.</returns>
    /// <exception cref="StoreUnavailable">With a sentence: the database is away, full or busy.</exception>
    public async Task<IReadOnlyList<string>> RoundAsync(CancellationToken stop)
    {
        try
        {
            await OneAsync<object>("select hq.make_ahead()", stop);
            var dropped = new List<string>();
            while (await OneAsync<string>("select hq.drop_old()", stop) is { } old)
            {
                log.Dropped(old);
                dropped.Add(old);
            }

            while (await OneAsync<long?>("select hq.delete_old()", stop) is > 0)
                log.Deleted();
            return dropped;
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            throw DatabaseFaults.Unavailable(source, fault);
        }
    }

    private async Task<T?> OneAsync<T>(string sql, CancellationToken stop)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(stop) is T value ? value : default;
    }
}
