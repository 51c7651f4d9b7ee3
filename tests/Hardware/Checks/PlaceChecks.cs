// Doors, beams, calls for help and cold places: what lines and sensors mean, as HQ's subscriber hears it from the
// broker, and the lamps that the box switches for it.
using EdgeAgent.HardwareTests.Benches;
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class PlaceChecks(StoreInBox store)
{
    [HardwareFact]
    public Task A_door_that_stands_open_is_told_when_it_opens_when_it_is_held_and_when_it_shuts() =>
        store.CheckAsync(async check =>
        {
            var mark = store.Hq.Mark;
            check.Stimulated("the front door's contact opened (line door pulled down)");
            await store.Pins.PullAsync("door", up: false);
            var opened = await store.ToldAsync(check, mark, "retail.door.opened.v1", one => one.Says("door", "front"));
            Assert.InRange((opened.Recorded - opened.Time).TotalSeconds, 0, 10);
            await store.ToldAsync(check, mark, "retail.door.held.v1", one => one.Says("door", "front"));
            check.Stimulated("the contact closed");
            await store.Pins.PullAsync("door", up: true);
            await store.ToldAsync(check, mark, "retail.door.closed.v1", one => one.Says("door", "front"));
        });

    [HardwareFact]
    public Task A_person_who_breaks_the_beams_is_told_with_the_direction() => store.CheckAsync(async check =>
    {
        foreach (var (first, second, direction) in new[]
        {
            ("beam-outer", "beam-inner", "in"), ("beam-inner", "beam-outer", "out"),
        })
        {
            var mark = store.Hq.Mark;
            check.Stimulated($"{first} broken, {second} broken, {first} free, {second} free");
            await store.Pins.PullAsync(first, up: true);
            await store.Pins.PullAsync(second, up: true);
            await store.Pins.PullAsync(first, up: false);
            await store.Pins.PullAsync(second, up: false);
            await store.ToldAsync(
                check, mark, "retail.person.crossed.v1", one => one.Says("direction", direction));
        }
    });

    [HardwareFact]
    public Task A_call_for_help_lights_the_lamp_until_it_is_answered() => store.CheckAsync(async check =>
    {
        var mark = store.Hq.Mark;
        check.Stimulated("the call button pressed and let go");
        await store.Pins.PullAsync("call-button", up: true);
        await store.Pins.PullAsync("call-button", up: false);
        await store.ToldAsync(check, mark, "retail.help.called.v1", one => one.Says("place", "counter"));
        await store.Pins.ValueIsAsync("call-lamp", wanted: true);
        check.Saw("the chip's value of call-lamp: 1");
        check.Stimulated("the staff's button pressed and let go");
        await store.Pins.PullAsync("answer-button", up: true);
        await store.Pins.PullAsync("answer-button", up: false);
        await store.ToldAsync(check, mark, "retail.help.answered.v1", one => one.Says("place", "counter"));
        await store.Pins.ValueIsAsync("call-lamp", wanted: false);
        check.Saw("the chip's value of call-lamp: 0");
    });

    [HardwareFact]
    public Task A_fridge_that_warms_up_is_warned_of_told_as_a_breach_and_recovers() => store.CheckAsync(async check =>
    {
        var mark = store.Hq.Mark;
        check.Stimulated("bmp280 at 9.5 °C, the fridge's limit is 7");
        await store.Bus.WriteAsync(I2cBench.Bmp280, 0xF7, SensorChips.Bmp280Measures(9.5));
        var warning = await store.ToldAsync(check, mark, "retail.cold.warning.v1", IsFridge);
        Assert.Equal(9.5, warning.Data.GetProperty("temperatureC").GetDouble(), 0.02);
        await store.ToldAsync(check, mark, "retail.cold.breach.v1", IsFridge);
        check.Stimulated("bmp280 at 4.25 °C");
        await store.Bus.WriteAsync(I2cBench.Bmp280, 0xF7, SensorChips.Bmp280Measures(4.25));
        var recovered = await store.ToldAsync(check, mark, "retail.cold.recovered.v1", IsFridge);
        Assert.Equal(4.25, recovered.Data.GetProperty("temperatureC").GetDouble(), 0.02);
    });

    [HardwareFact]
    public Task A_device_that_is_lost_and_back_is_told_to_headquarters() => store.CheckAsync(async check =>
    {
        var mark = store.Hq.Mark;
        await store.Agent.DeviceIsAsync("cold-room", now => now.State == "Up", "up");
        check.Stimulated("delete_device for the lm75, then new_device");
        await store.Bus.DetachAsync(I2cBench.Lm75);
        await store.ToldAsync(check, mark, "box.device.lost.v1", one => one.Says("device", "cold-room"));
        await store.Bus.AttachAsync("lm75", I2cBench.Lm75);
        await store.ToldAsync(check, mark, "box.device.back.v1", one => one.Says("device", "cold-room"));
    });

    private static bool IsFridge(HeardEvent one) => one.Says("place", "fridge");
}
