// What HQ's people read: each view with rows, as the reader's role sees it.
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Database;

[Collection(PostgresCollection.Name)]
public sealed class ViewTests(PostgresCluster cluster)
{
    [PostgresFact]
    public async Task Footfall_is_read_by_line_and_quarter_of_an_hour()
    {
        await using var database = await FilledAsync(new Batch
        {
            Rollups =
            [
                Sample.Rollup(2, """{"area":"shop","in":12,"out":9,"occupancyEnd":3,"complete":0.5}"""),
                Sample.Rollup(1, """{"in":"nonsense","suppressed":true}""", subject: "other"),
            ],
        });

        Assert.Equal(
            ["demo 0042 box-1 entrance shop 12 9 3 0.5 false 2", "demo 0042 box-1 other      true 1"],
            await RowsAsync(
                database, "footfall_15min",
                "tenant, store, box, line, area, entries, exits, occupancy_end, complete, suppressed, revision"));
    }

    [PostgresFact]
    public async Task A_visit_is_an_arrival_with_its_leaving()
    {
        const string Arrived = "retail.vehicle.arrived.v1";
        const string Left = "retail.vehicle.left.v1";
        await using var database = await FilledAsync(new Batch
        {
            Events =
            [
                Sample.Event(1, Arrived, """{"visit":"a","list":"member","member":"m1","zone":"car-park"}"""),
                Sample.Event(2, Left, """{"visit":"a","dwellS":600,"ended":"exit"}""")
                    with { Time = Sample.Noon.AddMinutes(10) },
                Sample.Event(3, Arrived, """{"visit":"b","plateKey":"0f"}"""),
            ],
        });

        Assert.Equal(
            ["a member m1  car-park 600 exit 00:10:00", "b   0f    "],
            await RowsAsync(
                database, "vehicle_visits",
                "visit, list, member, plate_key, zone, dwell_s, ended, departed - arrived"));
    }

    [PostgresFact]
    public async Task Tag_movements_name_both_zones()
    {
        await using var database = await FilledAsync(new Batch
        {
            Events =
            [
                Sample.Event(1, data: """{"epc":"30","zone":"dock"}"""),
                Sample.Event(2, "retail.tag.moved.v1", """{"epc":"30","from":"dock","to":"floor","confidence":0.9}"""),
                Sample.Event(3, "retail.tag.departed.v1", """{"epc":"30","zone":"floor","dwellS":5}"""),
                Sample.Event(4, "retail.person.crossed.v1", """{"line":"a"}"""),
            ],
        });

        Assert.Equal(
            ["1 arrived 30  dock ", "2 moved 30 dock floor ", "3 departed 30 floor  5"],
            await RowsAsync(database, "tag_movements", "sequence, movement, epc, from_zone, to_zone, dwell_s"));
    }

    [PostgresFact]
    public async Task Stock_is_the_latest_count_of_each_zone()
    {
        var zone = Sample.Rollup(1, """{"tags":5,"items":2}""", "dock") with { Metric = "zone-stock", Period = "1m" };
        await using var database = await FilledAsync(
            new Batch { Rollups = [zone with { Start = Sample.Noon.AddMinutes(3) }] },
            new Batch { Rollups = [zone with { Values = "{}"u8.ToArray() }] },
            new Batch { Rollups = [zone with { Start = Sample.Noon.AddYears(9), Values = "{}"u8.ToArray() }] });

        Assert.Equal(["dock 5 2"], await RowsAsync(database, "stock_by_zone", "zone, tags, items"));
    }

    [PostgresFact]
    public async Task Shelves_and_picking_are_read_from_rollups_that_boxes_will_make()
    {
        const string Picks =
            """{"lines":20,"pieces":55,"shorts":1,"reprompts":2,"linesPerHour":80,"medianLineS":41.5}""";
        await using var database = await FilledAsync(new Batch
        {
            Rollups =
            [
                Sample.Rollup(1, """{"slots":40,"availableShare":0.95,"emptyMinutes":30}""", "floor")
                    with { Metric = "shelf-availability" },
                Sample.Rollup(1, Picks, "op-7") with { Metric = "picking" },
            ],
        });

        Assert.Equal(
            ["floor 40 0.95 30"],
            await RowsAsync(database, "shelf_availability", "zone, slots, available_share, empty_minutes"));
        Assert.Equal(
            ["op-7 20 55 1 2 80 41.5"],
            await RowsAsync(
                database, "pick_performance",
                "operator, lines, pieces, shorts, reprompts, lines_per_hour, median_line_s"));
    }

    [PostgresFact]
    public async Task The_health_of_a_box_is_one_row()
    {
        const string Device = """{"device":"cam-1","driver":"rtsp","sinceS":0}""";
        await using var database = await FilledAsync(
            Sample.Says(Sample.Status(3, settled: 4)),
            new Batch
            {
                Events =
                [
                    Sample.Event(1, "box.device.lost.v1", Device),
                    Sample.Event(2, "box.device.lost.v1", Device.Replace("cam-1", "reader-1")),
                    Sample.Event(3, "box.device.back.v1", Device),
                ],
                Gaps = [new NamedGap(Sample.Box, Sample.Epoch, 6, 9, "retention")],
                Quarantined = [new QuarantinedMessage("t", "json", "No.", new byte[1], 1, Sample.Box)],
                Rollups =
                [
                    Sample.Rollup(1, """{"diskFreeMb":900}""", "") with { Metric = "box-health", Period = "1m" },
                ],
            });

        Assert.Equal(
            ["online 1.0.0 synced 5 4 3 0 0 4 1 {reader-1} 900"],
            await RowsAsync(
                database, "box_health",
                "state, version, clock, queue_depth, settled_up_to, held_up_to, gaps_open, events_missing, "
                + "events_gone, quarantined, devices_lost, disk_free_mb"));
    }

    [PostgresFact]
    public async Task Every_column_of_every_view_says_what_it_is()
    {
        await using var database = await cluster.DatabaseAsync();

        Assert.Empty(await database.ListAsync<string>(
            """
            select format('%s.%s', c.relname, a.attname) from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'v' and a.attnum > 0
                and col_description(c.oid, a.attnum) is null
            """));
        Assert.Equal(10, await database.OneAsync<long>("select count(*) from pg_views where schemaname = 'public'"));
    }

    private async Task<TestDatabase> FilledAsync(params Batch[] batches)
    {
        var database = await cluster.DatabaseAsync();
        var store = database.Store();
        foreach (var batch in batches)
            Assert.Equal(0, (await store.StoreAsync(batch, CancellationToken.None)).Refused);
        return database;
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database, string view, string columns)
    {
        var fields = string.Join(", ", columns.Split(", ").Select(column => $"coalesce(({column})::text, '')"));
        await using var command = database.As("edge_hq_reader")
            .CreateCommand($"select array_to_string(array[{fields}], ' ') from {view} order by 1");
        await using var rows = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await rows.ReadAsync()) list.Add(rows.GetString(0));
        return list;
    }
}
