// How fast HQ's store takes events: PostgreSQL on this machine with its disk flushed at each commit, batches as the
// collector makes them.
using System.Diagnostics;
using System.Text;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Database;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using EdgeAgent.TestSupport.Streams;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace EdgeAgent.Benchmarks.Headquarters;

/// <summary>Bar: 60,000 events/s in batches of 5,000 from 200 boxes. <c>hq-store [seconds] [instances]</c>.</summary>
internal static class StoreBenchmark
{
    private const int BatchEvents = 5_000;

    public static async Task<int> RunAsync(string[] args)
    {
        if (new PostgresFactAttribute().Skip is { } missing)
        {
            Console.Error.WriteLine($"hq-store {missing}.");
            return 2;
        }

        var length = TimeSpan.FromSeconds(args.Length > 0 ? int.Parse(args[0]) : 8);
        var instances = args.Length > 1 ? int.Parse(args[1]) : 1;
        await using var server = await Postgres.RunAsync(
            "shared_buffers=512MB", "max_wal_size=4GB", "checkpoint_timeout=15min", "wal_compression=lz4");
        Console.WriteLine(
            "| what | instances | events/s | batch p50, p99 | CPU an event (own, database) | bytes an event |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        foreach (var (what, boxes, events) in new[]
        {
            ("200 boxes, 25 events each", 200, BatchEvents),
            ("2,000 boxes, 1 event each", 2_000, 2_000),
        })
            await MeasureAsync(server, what, boxes, events, instances, length);
        return 0;
    }

    private static async Task MeasureAsync(
        Postgres server, string what, int boxes, int events, int instances, TimeSpan length)
    {
        var name = await server.CreateDatabaseAsync();
        await using var admin = NpgsqlDataSource.Create(server.ConnectionString(name));
        await new Migrator(admin).ApplyAsync(CancellationToken.None);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var runs = await Task.WhenAll(Enumerable.Range(0, instances).Select(
            instance => Task.Run(() => InstanceAsync(server, name, new Load(instance, boxes, events), length))));
        var own = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds;
        var times = runs.SelectMany(run => run.Batches).Order().ToArray();
        var stored = runs.Sum(run => run.Stored);
        var bytes = await CountAsync(
            admin, "select sum(pg_total_relation_size(relid))::bigint from pg_partition_tree('hq.events')");
        var rows = await CountAsync(admin, "select count(*) from hq.events");
        if (rows != stored) throw new InvalidOperationException($"{stored} stored, {rows} there: the figure is void.");
        Console.WriteLine(
            $"| {what} | {instances} | {runs.Sum(run => run.Rate):n0} "
            + $"| {times[times.Length / 2]:n1}, {times[times.Length * 99 / 100]:n1} ms "
            + $"| {own / stored:n1}, {runs.Sum(run => run.Backend) / stored:n1} µs | {bytes / stored} |");
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    // The rate counts the time in the store alone: making the events is not its work.
    private static async Task<(long Stored, double Rate, double Backend, List<double> Batches)> InstanceAsync(
        Postgres server, string name, Load load, TimeSpan length)
    {
        var text = $"{server.ConnectionString(name, "edge_hq_collector")};MaxAutoPrepare=32;AutoPrepareMinUsages=2";
        await using var source = NpgsqlDataSource.Create(text);
        var store = new PostgresStore(source, TimeProvider.System, NullLogger<PostgresStore>.Instance);
        // The first batches make numbers, partitions and plans.
        for (var warm = 0; warm < 3; warm++) await store.StoreAsync(load.Next(), CancellationToken.None);
        var (warmed, stored, batches) = (3L * load.Events, 0L, new List<double>());
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < length)
        {
            var batch = load.Next();
            var began = Stopwatch.GetTimestamp();
            stored += (await store.StoreAsync(batch, CancellationToken.None)).Stored;
            batches.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        var backend = (int)await CountAsync(source, "select pg_backend_pid()::bigint");
        return (warmed + stored, stored / batches.Sum() * 1000, ProcessorTime(backend), batches);
    }

    // proc(5): fields 14 and 15 are user and system time in hundredths of a second; microseconds.
    private static double ProcessorTime(int process) =>
        Children.Read(process, "stat").Split(' ')[13..15].Sum(double.Parse) * 10_000;

    // Each instance has boxes of its own, as far as the rows go; a shared subscription would mix them.
    private sealed class Load(int instance, int boxes, int events)
    {
        private readonly byte[] _data = Encoding.UTF8.GetBytes(
            """
            {"epc":"30340789000C0E42DFDC1C35","uri":"urn:epc:id:sgtin:0614141.812345.6789","gtin":"00614141812345",
            "serial":"6789","zone":"floor/women","rssiDbm":-58.5,"antenna":2,"reads":7,
            "firstSeen":"2026-03-01T12:00:00.123Z"}
            """);

        private readonly BoxAddress[] _boxes =
            [.. Enumerable.Range(0, boxes).Select(box => new BoxAddress("demo", $"{instance}-{box}", "box-1"))];

        private long _sequence;

        public int Events => events;

        public Batch Next()
        {
            var now = DateTimeOffset.UtcNow;
            var each = events / boxes;
            var first = _sequence + 1;
            _sequence += each;
            return new Batch
            {
                Events =
                [
                    .. from box in _boxes
                       from number in Enumerable.Range(0, each)
                       select new ReceivedEvent(
                           box, "e1", first + number, "retail.tag.arrived.v1", "dock-reader", now, now, true, false,
                           _data),
                ],
            };
        }
    }
}
