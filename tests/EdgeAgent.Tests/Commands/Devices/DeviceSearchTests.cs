// A box full of parts, found without a config: every block that the search prints loads in the strict reader.
using System.Net;
using System.Text;
using System.Text.Json;
using EdgeAgent.Commands;
using EdgeAgent.Commands.Devices;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.AlsaHeadset;
using EdgeAgent.Drivers.AlsaHeadset.Native;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Gpio;
using EdgeAgent.Drivers.HidScanner;
using EdgeAgent.Drivers.Hwmon;
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Llrp;
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.SerialLines;
using EdgeAgent.Drivers.Tests.Gpio;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.Drivers.Transport;
using Xunit;

namespace EdgeAgent.Tests.Commands.Devices;

public sealed class DeviceSearchTests : IDisposable
{
    private const string Scanner = "/dev/input/by-id/usb-ACME_Scanner-event-kbd";

    private readonly string _root = Directory.CreateTempSubdirectory("box-").FullName;
    private readonly FakeKernel _kernel = new();
    private readonly DriverCatalogue _drivers;

    public DeviceSearchTests()
    {
        _ = new FakeChip(_kernel, "/dev/gpiochip0", "pinctrl-bcm2711", "GPIO17", "GPIO27", "", "on");
        _ = new FakeChip(_kernel, "/dev/gpiochip1", "it's: odd", "", "");
        _kernel.Add("/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0", () => throw new IOException());
        _kernel.Add(Scanner, () => new NamedInput(_kernel));
        foreach (var (file, text) in new[]
        {
            ("iio/iio:device0/name", "bmp280"), ("iio/iio:device0/in_temp_input", "25080"),
            ("iio/iio:device0/in_pressure_input", "100.65"), ("iio/iio:device1/name", "hx711"),
            ("iio/iio:device1/label", "shelf a3"), ("iio/iio:device1/in_voltage0-voltage1_raw", "84210"),
            ("hwmon/hwmon0/name", "lm75"), ("hwmon/hwmon0/temp1_input", "25500"),
            ("asound/cards", " 1 [Headset        ]: USB-Audio - Voice Headset 20\n"),
            ("asound/pcm", "01-00: USB Audio : USB Audio : playback 1 : capture 1\n"),
        })
        {
            Directory.CreateDirectory(Path.GetDirectoryName($"{_root}/{file}")!);
            File.WriteAllText($"{_root}/{file}", text);
        }

        _drivers = new DriverCatalogue(
        [
            new LlrpDriver(), new GpioDriver(_kernel), new IioDriver(new IioLayout($"{_root}/iio"), new LinuxKernel()),
            new HwmonDriver(new HwmonLayout($"{_root}/hwmon"), new LinuxKernel()), new SerialLinesDriver(_kernel),
            new HidScannerDriver(_kernel), new AlsaHeadsetDriver(new AlsaSound(), new SoundCards($"{_root}/asound")),
        ]);
    }

    private static DriverServices Services { get; } = new()
    {
        Time = TimeProvider.System,
        Network = new TcpStreamConnector(new SecretSource()),
        Secrets = new SecretSource(),
    };

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Every_block_that_a_search_prints_loads_in_the_strict_reader()
    {
        using var end = new CancellationTokenSource();
        using var reader = new EmulatedReader(new(), new LoadSource(1, 1, [1]), TimeProvider.System);
        using var listener = new ReaderListener(reader, 0);
        var serving = listener.RunAsync(end.Token);
        var scope = new FindScope(Services)
        {
            Networks = [new Subnet(IPAddress.Loopback, 30)],
            ReaderPort = listener.Port,
            // A busy machine may take longer than a network does.
            ConnectWithin = TimeSpan.FromSeconds(20),
        };
        var result = await new DeviceSearch(_drivers, scope).RunAsync("", CancellationToken.None);
        await end.CancelAsync();
        await serving;

        Assert.Empty(result.Faults);
        var load = Load(result.Block);
        Assert.Empty(load.Faults.Select(fault => fault.ToString()));
        Assert.Equal(
            ["alsa-headset", "gpio", "gpio", "hid-scanner", "hwmon", "iio", "iio", "llrp", "serial-lines"],
            load.Config!.Devices.Select(device => device.Driver.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_config_has_already_is_marked_and_not_printed_again()
    {
        var result = await new DeviceSearch(_drivers, new FindScope(Services)).RunAsync(
            $"  desk: {{driver: hid-scanner, port: {Scanner}}}", CancellationToken.None);
        var scanner = Assert.Single(result.Devices, find => find.Device.Driver == "hid-scanner");
        Assert.True(scanner.IsConfigured);
        Assert.DoesNotContain(result.Block, line => line.Contains(Scanner, StringComparison.Ordinal));
        Assert.Contains(result.Block, line => line.Contains("GPIO17", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_probe_without_a_config_prints_a_block_for_people_and_an_object_each_for_programs()
    {
        var probe = new ProbeRun(_drivers, Services, []);
        var people = new StringWriter();
        Assert.Equal(0, await probe.RunAsync(null, null, Terminal.Over(people, plain: true), CancellationToken.None));
        Assert.Contains("To paste into store.yaml", people.ToString(), StringComparison.Ordinal);
        Assert.Contains("\n    driver: gpio\n", people.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal);

        using var programs = new MemoryStream();
        await probe.RunAsync(null, programs, Terminal.Over(TextWriter.Null, plain: true), CancellationToken.None);
        using var json = JsonDocument.Parse(programs.ToArray());
        var sensor = json.RootElement.EnumerateArray().First(
            found => found.GetProperty("driver").GetString() == "iio");
        Assert.Equal("25.08 °C", sensor.GetProperty("facts").GetProperty("temp").GetString());
        Assert.False(sensor.GetProperty("configured").GetBoolean());
        Assert.StartsWith("  bmp280:\n    driver: iio\n", sensor.GetProperty("block").GetString());
    }

    [Fact]
    public async Task A_search_that_fails_costs_its_own_finds_alone()
    {
        var drivers = new DriverCatalogue([new BrokenFinder(), .. _drivers.All]);
        var result = await new DeviceSearch(drivers, new FindScope(Services)).RunAsync("", CancellationToken.None);
        Assert.Equal("The search for driver `broken` failed: No such luck.", Assert.Single(result.Faults));
        Assert.NotEmpty(result.Devices);
    }

    private ConfigLoad Load(IReadOnlyList<string> block) => new ConfigLoader(_drivers).Parse(
        "store.yaml",
        Encoding.UTF8.GetBytes(
            $"store: {{ tenant: demo, store: \"0042\", box: box-1 }}\n{string.Join('\n', block)}\n"));

    private sealed class NamedInput(FakeKernel kernel) : FakeFile(kernel, Scanner)
    {
        public override void Control(uint request, Span<byte> structure) =>
            Encoding.ASCII.GetBytes("ACME Scanner", structure);
    }

    private sealed class BrokenFinder : IDriver, IDeviceFinder
    {
        public string Name => "broken";

        public string Summary => "Breaks.";

        public object ReadOptions(IOptionReader reader) => new();

        public IDevice Create(string id, object options, DriverServices services) => throw new NotSupportedException();

        public Task<ProbeReport> ProbeAsync(object options, DriverServices services, CancellationToken stop) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
            throw new IOException("No such luck.");
    }
}
