// Live values of one device, opened by the command itself, printed for people and for programs.
using System.Text.Json;
using EdgeAgent.Commands.Devices;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Transport;
using EdgeAgent.Hosting;
using EdgeAgent.Tests.Hosting;
using Xunit;

namespace EdgeAgent.Tests.Commands.Devices;

public sealed class WatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Everything_that_a_device_says_is_a_line_of_json_and_a_loss_is_told_and_tried_again()
    {
        using var stop = new CancellationTokenSource();
        var driver = new ScriptedDriver(
            (host, _) =>
            {
                host.Ready();
                host.Publish(new SensorReading(Noon, false, "air", Quantity.Temperature, 25.08));
                host.Publish(new LineChanged(Noon, false, "door", true));
                host.Publish(new AudioBlock(0, 1, 16_000, [-32_768, 5]));
                throw new DeviceFault("The cable was pulled.");
            },
            async (host, end) =>
            {
                host.Publish(new CodeScanned(Noon, false, "4006381333931"));
                await stop.CancelAsync();
                await ScriptedDriver.RunsWell(host, end);
            });
        var output = new StringWriter();
        await new LiveView("part", Source(driver)).PrintAsync(output, json: true, stop.Token);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(
            ["state up", "air 25.08", "door on", "peak 0", "problem The cable was pulled.", "code 4006381333931"],
            lines.Select(line => $"{line.GetProperty("name")} {line.GetProperty("value")}").Take(6));
        Assert.Equal("°C", lines[1].GetProperty("unit").GetString());
        Assert.All(lines, line => Assert.Equal("part", line.GetProperty("device").GetString()));
    }

    [Fact]
    public async Task For_people_each_value_is_a_line_with_its_unit()
    {
        using var stop = new CancellationTokenSource();
        var driver = new ScriptedDriver(async (host, end) =>
        {
            host.Publish(new SensorReading(Noon, false, "air", Quantity.Temperature, -4.5));
            host.Publish(
                new LineOfText(Noon, false, "S S 12.50 g", new Dictionary<string, string> { ["weight"] = "12.50" }));
            await stop.CancelAsync();
            await ScriptedDriver.RunsWell(host, end);
        });
        var output = new StringWriter();
        await new LiveView("part", Source(driver)).PrintAsync(output, json: false, stop.Token);
        Assert.Contains("  air  -4.5 °C", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("  line  S S 12.50 g", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("  weight  12.5", output.ToString(), StringComparison.Ordinal);
    }

    private static OpenedSource Source(IDriver driver) => new(
        new DeviceConfig("part", driver, new object(), new HostingOptions()),
        new DriverServices
        {
            Time = TimeProvider.System,
            Network = new TcpStreamConnector(new SecretSource()),
            Secrets = new SecretSource(),
        });
}
