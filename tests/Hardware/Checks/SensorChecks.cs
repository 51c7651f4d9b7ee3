// Sensors behind the kernel's real drivers, over simulated registers.
using EdgeAgent.HardwareTests.Benches;
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class SensorChecks(StoreInBox store)
{
    private const string Readings = "readings_total";

    [HardwareFact]
    public Task Readings_are_what_the_registers_hold_in_the_units_of_the_store() => store.CheckAsync(async check =>
    {
        check.Stimulated(
            "registers: lm75 -18.5 °C, bmp280 4.25 °C and 100,653 Pa, vl53l0x 300 mm, ads1015 700 counts (1 kg)");
        await store.Bus.WriteWordAsync(I2cBench.Lm75, 0, SensorChips.Lm75Measures(-18.5));
        await store.Bus.WriteAsync(I2cBench.Bmp280, 0xF7, SensorChips.Bmp280Measures(4.25));
        await store.Bus.WriteAsync(I2cBench.Vl53l0x, 0x1E, SensorChips.Vl53l0xMeasures(300));
        await store.Bus.WriteWordAsync(I2cBench.Ads1015, 0, SensorChips.Ads1015Measures(700));
        foreach (var (device, figure, expected, within) in new[]
        {
            ("cold-room", "air_celsius", -18.5, 0.01), ("fridge", "air_celsius", 4.25, 0.02),
            ("shelf-gap", "gap_meters", 0.3, 0.0005), ("shelf-cell", "weight_kilograms", 1, 0.0005),
        })
        {
            var now = await store.Agent.DeviceIsAsync(
                device, one => Reads(one, figure, expected, within), $"{figure} {expected}");
            check.Saw($"{device}: {figure} {now.Gauges[figure]:0.###}, readings {now.Counter(Readings)}");
        }

        // The pressure's formula takes the temperature in: only the data sheet's own example is known to the pascal.
        await store.Bus.WriteAsync(I2cBench.Bmp280, 0xF7, SensorChips.Bmp280Measures(25.08));
        var pressed = await store.Agent.DeviceIsAsync(
            "fridge", one => Reads(one, "pressure_pascals", 100_653, 2), "100,653 Pa at 25.08 °C");
        check.Saw($"fridge: pressure_pascals {pressed.Gauges["pressure_pascals"]:0.#} at 25.08 °C");
        await store.Bus.WriteAsync(I2cBench.Bmp280, 0xF7, SensorChips.Bmp280Measures(4.25));
    });

    [HardwareFact]
    public Task A_sensor_that_vanishes_while_it_is_read_is_lost_and_found_again() => store.CheckAsync(async check =>
    {
        await store.Agent.DeviceIsAsync("fridge", now => now.Counter(Readings) > 0, "readings");
        check.Stimulated("delete_device for the bmp280 while the agent reads it twice a second");
        await store.Bus.DetachAsync(I2cBench.Bmp280);
        var lost = await store.Agent.DeviceIsAsync(
            "fridge", now => now.State != "Up" && now.Problem is not null, "lost");
        check.Saw($"{lost.State}: {lost.Problem}");
        check.Stimulated("new_device for it");
        await store.Bus.AttachAsync("bmp280", I2cBench.Bmp280);
        var after = await store.Agent.DeviceIsAsync(
            "fridge", now => now.State == "Up" && now.Since(lost, Readings) > 0, "up with new readings");
        check.Saw($"{after.State}, {after.Since(lost, Readings)} readings more, losses {after.Losses}");
    });

    [HardwareFact]
    public Task A_reading_beyond_its_bounds_is_a_fault_of_the_sensor_until_it_is_back_within() =>
        store.CheckAsync(async check =>
        {
            check.Stimulated("lm75 at 75 °C; its bounds are -40 to 60");
            await store.Bus.WriteWordAsync(I2cBench.Lm75, 0, SensorChips.Lm75Measures(75));
            var bad = await store.Agent.DeviceIsAsync("cold-room", now => now.Problem is not null, "a problem");
            check.Saw($"{bad.State}: {bad.Problem}");
            Assert.Contains("75", bad.Problem, StringComparison.Ordinal);
            check.Stimulated("lm75 at 4 °C");
            await store.Bus.WriteWordAsync(I2cBench.Lm75, 0, SensorChips.Lm75Measures(4));
            var good = await store.Agent.DeviceIsAsync("cold-room", now => now.Problem is null, "no problem");
            check.Saw($"{good.State}, problem: none");
        });

    [HardwareFact]
    public Task A_chip_that_is_missing_is_told_with_those_that_are_there() => store.CheckAsync(async check =>
    {
        check.Stimulated("nothing at address 0x4a, where the config has a thermometer");
        var device = await store.Agent.DeviceIsAsync(
            "missing",
            now => now.Problem?.Contains("lm75 at", StringComparison.Ordinal) == true,
            "a problem that names the thermometer that is there");
        check.Saw($"{device.State}: {device.Problem}");
        Assert.Contains($"path `{store.Bus.PlaceOf(0x4a)}`", device.Problem, StringComparison.Ordinal);
    });

    [HardwareFact]
    public Task A_chip_with_a_wrong_identity_is_refused_by_the_kernel_and_told_as_missing() =>
        store.CheckAsync(async check =>
        {
            check.Stimulated("at 0x77 a chip with identity 0x00, announced as bmp280");
            var device = await store.Agent.DeviceIsAsync("impostor", now => now.Problem is not null, "a problem");
            check.Saw($"{device.State}: {device.Problem}");
            Assert.Contains(
                $"path `{store.Bus.PlaceOf(I2cBench.Impostor)}`", device.Problem, StringComparison.Ordinal);
        });

    private static bool Reads(DeviceView device, string figure, double expected, double within) =>
        Math.Abs(device.Gauges.GetValueOrDefault(figure, double.MaxValue) - expected) <= within;
}
