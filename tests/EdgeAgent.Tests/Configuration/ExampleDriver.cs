// A driver that asks for one option of every type, so that each is read, refused and described in a test.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Tests.Configuration;

public enum ExampleMode
{
    Single,
    DualTarget,
    MaximumRange,
}

public sealed record ExampleAntenna(string Zone, double? PowerDbm);

public sealed record ExampleOptions
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required int? Session { get; init; }

    public required TimeSpan? Hold { get; init; }

    public required ExampleMode Mode { get; init; }

    public required TimeSpan Interval { get; init; }

    public required long Cache { get; init; }

    public required double Gain { get; init; }

    public required IReadOnlyList<string> Labels { get; init; }

    public required SecretReference? Password { get; init; }

    public required string? Firmware { get; init; }

    public required TlsOptions? Tls { get; init; }

    public required IReadOnlyDictionary<int, ExampleAntenna> Antennas { get; init; }

    public required IReadOnlyList<string> Filters { get; init; }

    public required IReadOnlyDictionary<string, int> Weights { get; init; }
}

public sealed class ExampleDriver : IDriver<ExampleOptions>
{
    public string Name => "example";

    public string Summary => "A reader that exists in tests only.";

    public ExampleOptions ReadOptions(IOptionReader reader) => new()
    {
        Host = reader.Text("host", "Name or address.", "reader.local"),
        Port = reader.Integer("port", "TCP port.", 5084, 1, 65_535),
        Session = reader.OptionalInteger("session", "Gen2 session.", 0, 3),
        Hold = reader.OptionalDuration("hold", "How long to hold.", TimeSpan.Zero, TimeSpan.FromMinutes(1)),
        Mode = reader.Choice("mode", "How it searches.", ExampleMode.Single),
        Interval = reader.Duration(
            "interval", "Time between reports.", TimeSpan
                .FromSeconds(1), TimeSpan
                .FromMilliseconds(50), TimeSpan
                .FromMinutes(1)),
        Cache = reader.Size("cache", "Room for reports.", 1 << 20, 64 << 10, 1L << 30),
        Gain = reader.Number("gain", "Antenna gain.", 6, 0, 12.5, "dBi"),
        Labels = reader.Texts("labels", "Words for the report.", "[a, b]"),
        Password = reader.OptionalSecret("password", "The reader's password."),
        Firmware = reader.OptionalFile("firmware", "Firmware to load.", "reader.bin"),
        Tls = reader.OptionalBlock("tls", "TLS of the link.", TlsOptions.Read),
        Antennas = reader.Numbered(
            "antennas",
            "Antenna ports.",
            1,
            64,
            antenna => new ExampleAntenna(
                antenna.Zone("zone", "Where it looks."),
                antenna.OptionalNumber("power", "Transmit power.", 10, 33, "dBm"))),
        Filters = reader.List("filters", "What is let through.", filter => filter.Text("mask", "Hex mask.", "3034")),
        Weights = reader.Named(
            "weights", "Weights by name.", weight => weight.Integer("value", "The weight.", null, 0, 10)),
    };

    public IDevice Create(string id, ExampleOptions options, DriverServices services) =>
        throw new NotSupportedException();

    public Task<ProbeReport> ProbeAsync(ExampleOptions options, DriverServices services, CancellationToken stop) =>
        throw new NotSupportedException();
}
