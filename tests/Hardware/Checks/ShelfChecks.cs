// Shelves on load cells, on scales and behind distance sensors: what lies there, as HQ's subscriber hears it.
using System.Text.Json;
using EdgeAgent.HardwareTests.Benches;
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class ShelfChecks(StoreInBox store)
{
    [HardwareFact]
    public Task A_shelf_on_a_load_cell_counts_its_items_and_lights_its_lamp_when_it_is_empty() =>
        store.CheckAsync(async check =>
        {
            var mark = store.Hq.Mark;
            foreach (var items in new[] { 6, 4, 0 })
            {
                check.Stimulated($"ads1015 at the counts of {items} items of 250 g");
                await store.Bus.WriteWordAsync(I2cBench.Ads1015, 0, SensorChips.Ads1015Measures(200 + (125 * items)));
                await store.ToldAsync(
                    check, mark, "retail.shelf.changed.v1", one => one.Says("slot", "A3-2") && Count(one) == items);
            }

            await store.ToldAsync(check, mark, "retail.shelf.empty.v1", one => one.Says("slot", "A3-2"));
            await store.Pins.ValueIsAsync("shelf-lamp", wanted: true);
            check.Saw("the chip's value of shelf-lamp: 1");
            mark = store.Hq.Mark;
            check.Stimulated("ads1015 at the counts of 8 items");
            await store.Bus.WriteWordAsync(I2cBench.Ads1015, 0, SensorChips.Ads1015Measures(200 + (125 * 8)));
            await store.ToldAsync(check, mark, "retail.shelf.refilled.v1", one => one.Says("slot", "A3-2"));
            await store.Pins.ValueIsAsync("shelf-lamp", wanted: false);
            check.Saw("the chip's value of shelf-lamp: 0");
        });

    [HardwareFact]
    public Task A_shelf_behind_a_distance_sensor_tells_how_full_it_is() => store.CheckAsync(async check =>
    {
        var mark = store.Hq.Mark;
        foreach (var (millimetres, share) in new[] { (120, 0.8), (330, 0.2) })
        {
            check.Stimulated($"vl53l0x at {millimetres} mm; empty is 400, full is 50");
            await store.Bus.WriteAsync(I2cBench.Vl53l0x, 0x1E, SensorChips.Vl53l0xMeasures(millimetres));
            await store.ToldAsync(
                check,
                mark,
                "retail.shelf.changed.v1",
                one => one.Says("slot", "B1-4")
                    && Math.Abs(one.Data.GetProperty("fillShare").GetDouble() - share) < 0.02);
        }

        await store.ToldAsync(check, mark, "retail.shelf.low.v1", one => one.Says("slot", "B1-4"));
    });

    [HardwareFact]
    public Task A_scale_that_speaks_lines_counts_what_lies_on_it() => store.CheckAsync(async check =>
    {
        var mark = store.Hq.Mark;
        await store.Agent.DeviceIsAsync("counter-scale", now => now.State == "Up", "up");
        foreach (var (weight, items) in new[] { ("1.000", 10), ("0.700", 7) })
        {
            check.Stimulated($"the scale says {weight} kg, 40 lines, 10 a second; an item weighs 100 g");
            await store.Scale.RepeatAsync($@"S S   {weight} kg\r\n", 40);
            await store.ToldAsync(
                check, mark, "retail.shelf.changed.v1", one => one.Says("slot", "C1-1") && Count(one) == items);
        }
    });

    private static int? Count(HeardEvent one) =>
        one.Data.TryGetProperty("count", out var count) && count.ValueKind == JsonValueKind.Number
            ? count.GetInt32()
            : null;
}
