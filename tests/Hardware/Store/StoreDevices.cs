// The devices of the store in the box, and the agent's config for them.
using EdgeAgent.HardwareTests.Benches;

namespace EdgeAgent.HardwareTests.Store;

/// <summary>What is built in.</summary>
internal static class StoreDevices
{
    /// <summary>The label of the board's chip.</summary>
    public const string Chip = "store-pins";

    /// <summary>The label of an adapter's chip, which is pulled out and plugged in.</summary>
    public const string AdapterChip = "adapter-pins";

    /// <summary>The lines of the board, from 0 on.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        "door", "beam-outer", "beam-inner", "call-button", "answer-button",
        "call-lamp", "shelf-lamp", "standby-lamp", "bouncing", "noisy", "taken",
    ];

    /// <summary>The lines of the adapter.</summary>
    public static IReadOnlyList<string> AdapterLines { get; } = ["back-door"];

    /// <summary>store.yaml. Retries are quick, so that a check sees the way back.</summary>
    public static string Config(I2cBench bus) =>
        $$"""
        store: { tenant: test, store: hardware, box: box-1 }
        zones: { floor: }
        footfall: { events: true }
        devices:
          entrance:
            driver: gpio
            chip: {{Chip}}
            inputs:
              door: { line: door }
              beam-outer: { line: beam-outer, debounce: 0s }
              beam-inner: { line: beam-inner, debounce: 0s }
              call-button: { line: call-button }
              bouncing: { line: bouncing, debounce: 2s }
              answer-button: { line: answer-button }
            outputs:
              call-lamp: { line: call-lamp }
              shelf-lamp: { line: shelf-lamp }
              standby-lamp: { line: standby-lamp, rest: on }
            {{Retries}}
          noisy-contact:
            driver: gpio
            chip: {{Chip}}
            inputs: { contact: { line: noisy, debounce: 0s } }
            {{Retries}}
          taken-contact:
            driver: gpio
            chip: {{Chip}}
            inputs: { contact: { line: taken } }
            {{Retries}}
          adapter:
            driver: gpio
            chip: {{AdapterChip}}
            inputs: { back-door: { line: back-door } }
            {{Retries}}
          cold-room:
            driver: hwmon
            name: lm75
            path: {{bus.PlaceOf(I2cBench.Lm75)}}
            channels: { air: { channel: temp1, lowest: -40, highest: 60 } }
            {{Retries}}
          fridge:
            driver: iio
            name: bmp280
            path: {{bus.PlaceOf(I2cBench.Bmp280)}}
            every: 500ms
            channels: { air: { channel: temp }, pressure: { channel: pressure } }
            {{Retries}}
          impostor:
            driver: iio
            path: {{bus.PlaceOf(I2cBench.Impostor)}}
            channels: { air: { channel: temp } }
            {{Retries}}
          missing:
            driver: hwmon
            path: {{bus.PlaceOf(0x4a)}}
            channels: { air: { channel: temp1 } }
            {{Retries}}
          shelf-gap:
            driver: iio
            name: vl53l0x
            every: 200ms
            channels: { gap: { channel: distance } }
            {{Retries}}
          shelf-cell:
            driver: iio
            name: ads1015
            every: 100ms
            channels: { weight: { channel: voltage0, load-cell: { tare: 200, span-counts: 1200, span: 2 } } }
            {{Retries}}
          counter-scale:
            driver: serial-lines
            port: {{SerialBench.Port}}
            pattern: '^S (?<stable>[SD]) +(?<weight>-?[0-9.]+) (?<unit>k?g)$'
            {{Retries}}
          scanner:
            driver: hid-scanner
            port: {{ScannerBench.Port}}
            {{Retries}}
        doors:
          front: { contact: entrance/door, held-after: 3s }
        beams:
          entrance: { outer: entrance/beam-outer, inner: entrance/beam-inner, within: 1m }
        help:
          counter: { call: entrance/call-button, answer: entrance/answer-button }
        cold:
          fridge: { sensor: fridge/air, limit: 7, warn-after: 0s, breach-after: 2s, recover-after: 1s }
        shelves:
          A3-2: { zone: floor, weight: shelf-cell/weight, item-weight: 250, capacity: 8, low-at: 2, settle: 500ms }
          B1-4:
            { zone: floor, distance: shelf-gap/gap, empty-distance: 400, full-distance: 50, low-at: 30, settle: 500ms }
          C1-1: { zone: floor, weight: counter-scale/weight, unit: kg, item-weight: 100, capacity: 20, settle: 500ms }
        outputs:
          call-lamp: { output: entrance/call-lamp, help-called: [counter] }
          shelf-lamp: { output: entrance/shelf-lamp, shelf-empty: [A3-2] }
        outbox: { commit-wait: 10ms }
        uplink: { host: 127.0.0.1, port: 1883, status-every: 5s }
        """;

    private const string Retries = "backoff: { shortest: 500ms, longest: 2s }";
}
