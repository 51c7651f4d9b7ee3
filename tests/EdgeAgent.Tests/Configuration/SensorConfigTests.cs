// The blocks for shelves, doors, cold places, calls, beams and outputs: what refers to what, and what contradicts what.
using System.Text;
using EdgeAgent.Configuration;
using EdgeAgent.Insights.Sensors;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class SensorConfigTests
{
    private const string Devices = """
        store: { tenant: demo, store: 0042, box: box-1 }
        zones: { floor: }
        devices:
          pins:
            driver: gpio
            inputs: { back-door: { line: A }, call: { line: B }, outside: { line: C }, inside: { line: D } }
            outputs: { lamp: { line: E } }
          fridge: { driver: hwmon, name: lm75, channels: { air: { channel: temp1 } } }
          shelf:
            driver: iio
            name: hx711
            channels:
              weight: { channel: voltage0, load-cell: {} }
              depth: { channel: distance }
          scale: { driver: serial-lines, port: /dev/ttyUSB0, pattern: '^(?<weight>[0-9.]+) (?<unit>k?g)$' }
          eye: { driver: camera, url: 'rtsp://10.0.0.9/' }

        """;

    private const string Right = Devices + """
        shelves:
          A3-2: { zone: floor, item: "4012345678901", weight: shelf/weight, item-weight: 250, capacity: 12, low-at: 3 }
          A3-3: { zone: floor, weight: scale/weight, full-weight: 12000 }
          B1-4: { zone: floor, distance: shelf/depth, empty-distance: 450, full-distance: 50, low-at: 30 }
        doors: { back: { contact: pins/back-door, held-after: 2m } }
        cold: { fridge-3: { sensor: fridge/air, limit: 7, critical: 12, door: back } }
        help: { fitting-room: { call: pins/call } }
        beams: { entrance: { outer: pins/outside, inner: pins/inside } }
        outputs:
          lamp-a3:
            output: pins/lamp
            shelf-empty: [A3-2, B1-4]
            cold-breach: [fridge-3]
            device-lost: [scale]
            on-at-most: 1m

        """;

    private static readonly ConfigLoader Loader = new(DriverList.All);

    [Fact]
    public void A_right_file_becomes_values()
    {
        var load = Load(Right);
        Assert.Empty(load.Faults);
        var sensors = load.Config!.Sensors;
        Assert.Equal(new SignalName("shelf", "weight"), sensors.Shelves["A3-2"].Weight);
        Assert.Equal((0.0, 3.0), (sensors.Shelves["A3-2"].EmptyAt, sensors.Shelves["A3-2"].LowAt ?? -1));
        Assert.Equal(5, sensors.Shelves["B1-4"].EmptyAt);
        Assert.Equal(TimeSpan.FromMinutes(2), sensors.Doors["back"].HeldAfter);
        Assert.Equal(
            [
                (Condition.ShelfEmpty, "A3-2"), (Condition.ShelfEmpty, "B1-4"), (Condition.ColdBreach, "fridge-3"),
                (Condition.DeviceLost, "scale"),
            ],
            load.Config.Outputs["lamp-a3"].Causes.Select(cause => (cause.Kind, cause.Name)));
    }

    [Theory]
    [InlineData(
        "weight: shelf/weight", "weight: shelve/weight",
        "`weight` names the device `shelve`, which does not stand under `devices:`. Did you mean `shelf`?")]
    [InlineData(
        "weight: shelf/weight", "weight: shelf/wieght",
        "`weight` names the channel `wieght`, which device `shelf` does not have. Did you mean `weight`?")]
    [InlineData(
        "weight: shelf/weight", "weight: shelf",
        "`weight` is `shelf`: expected a device and its channel, such as `shelf-a3/weight`.")]
    [InlineData(
        "weight: shelf/weight", "weight: fridge/air",
        "`weight` names `fridge/air`, which tells °C: expected kg or plain counts or V.")]
    [InlineData(
        "weight: shelf/weight", "weight: pins/lamp",
        "`weight` names `pins/lamp`, which is an output: expected a channel with readings.")]
    [InlineData(
        "weight: shelf/weight", "weight: eye/weight",
        "`weight` names device `eye`, which has no channels: its driver is `camera`.")]
    [InlineData(
        "weight: scale/weight", "weight: shelf/weight",
        "`weight` names `shelf/weight`, which shelf `A3-2` uses already: one of them is wrong.")]
    [InlineData(
        "sensor: fridge/air", "sensor: shelf/depth",
        "`sensor` names `shelf/depth`, which tells m: expected °C.")]
    [InlineData(
        "contact: pins/back-door", "contact: pins/lamp",
        "`contact` names `pins/lamp`, which is an output: expected an input.")]
    [InlineData(
        "output: pins/lamp", "output: pins/call",
        "`output` names `pins/call`, which is an input: expected an output.")]
    [InlineData(
        "item: \"4012345678901\"", "item: \"4012345678902\"",
        "`item` is `4012345678902`: expected a GTIN of 8, 12, 13 or 14 digits, the last of them its check digit.")]
    [InlineData(
        "low-at: 3 ", "low-at: 0 ",
        "`low-at` is 0 and `empty-at` is 0: a shelf is low before it is empty.")]
    [InlineData(
        "low-at: 3 ", "low-at: 12 ",
        "The full shelf holds 12 items: one that is low at 12 is never refilled.")]
    [InlineData(
        ", full-weight: 12000", "",
        "Say what one item weighs (`item-weight`), or what the full shelf weighs (`full-weight`).")]
    [InlineData(
        "full-distance: 50", "full-distance: 450",
        "`full-distance` equals `empty-distance`: the goods have to change the distance.")]
    [InlineData(
        "critical: 12", "critical: 7",
        "`critical` is 7 °C: it lies above `limit`, which is 7 °C.")]
    [InlineData(
        "critical: 12", "warn-after: 1h",
        "`warn-after` is longer than `breach-after`: a warning comes before the breach.")]
    [InlineData(
        "door: back }", "door: bakc }",
        "`door` names `bakc`, which does not stand under `doors:`. Did you mean `back`?")]
    [InlineData(
        ", inner: pins/inside", "",
        "People are counted by two beams, `outer` and `inner`: one alone cannot tell who comes from who goes.")]
    [InlineData(
        "call: pins/call", "answer: pins/call",
        "A place needs its `call` button, as device/input, such as `pins/call-button`.")]
    [InlineData(
        "[A3-2, B1-4]", "[A3-22, B1-4]",
        "`shelf-empty` names `A3-22`, which does not stand under `shelves:`. Did you mean `A3-2`?")]
    [InlineData(
        "device-lost: [scale]", "device-lost: [scales]",
        "`device-lost` names `scales`, which does not stand under `devices:`. Did you mean `scale`?")]
    [InlineData(
        "on-at-most: 1m", "on-at-most: 1s",
        "`on-at-most` is shorter than `on-at-least`: make it at least as long.")]
    public void What_does_not_fit_is_told_in_a_sentence_at_its_place(string right, string wrong, string sentence)
    {
        Assert.Contains(right, Right, StringComparison.Ordinal);
        var text = Right.Replace(right, wrong, StringComparison.Ordinal);
        var fault = Assert.Single(Load(text).Errors);
        Assert.Equal(sentence, fault.Sentence);
        var line = text.Split('\n')[fault.Line - 1];
        Assert.Contains(
            wrong.Length > 0 ? wrong : right.Contains("inner", StringComparison.Ordinal) ? "outer" : "A3-3", line,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_whose_own_block_is_wrong_makes_no_second_fault()
    {
        var text = Right.Replace("driver: hwmon", "driver: hwmom", StringComparison.Ordinal);
        Assert.Equal("devices.fridge.driver", Assert.Single(Load(text).Errors).Path);
    }

    private static ConfigLoad Load(string text) => Loader.Parse("store.yaml", Encoding.UTF8.GetBytes(text));
}
