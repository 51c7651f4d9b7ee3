// What the searches of the drivers find at a box that tests make, and what they leave alone.
using System.Buffers.Binary;
using System.Text;
using EdgeAgent.Drivers.Camera;
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Gpio;
using EdgeAgent.Drivers.HidScanner;
using EdgeAgent.Drivers.Hwmon;
using EdgeAgent.Drivers.Iio;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.SerialLines;
using EdgeAgent.Drivers.Tests.Gpio;
using EdgeAgent.Drivers.Tests.Kernel;
using EdgeAgent.Drivers.Tests.Sensing;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Discovery;

public sealed class FinderTests : IDisposable
{
    private const string Inputs = "/dev/input/by-id";

    private readonly FakeKernel _kernel = new();
    private readonly SensorRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task A_chip_is_found_with_its_free_lines_as_inputs_and_none_is_taken()
    {
        var chip = new FakeChip(_kernel, "/dev/gpiochip0", "pinctrl", "GPIO17", "", "GPIO27");
        chip["GPIO27"].Holder = "spi0 CS0";
        var found = Assert.Single(await FindAsync(new GpioDriver(_kernel)));
        Assert.Equal("GPIO chip /dev/gpiochip0 (pinctrl) has 3 lines, 1 of them in use.", found.Summary);
        Assert.Equal(
            ["chip: pinctrl", "inputs: # keep the lines that are wired, and name them", "  gpio17: {line: GPIO17}"],
            found.Block);
        Assert.Equal([new("line 0", "GPIO17, free"), new("line 2", "GPIO27, held by \"spi0 CS0\"")], found.Facts);
        Assert.All(chip.Lines, line => Assert.Null(line.File));
    }

    [Fact]
    public async Task Lines_without_names_are_given_by_number()
    {
        _ = new FakeChip(_kernel, "/dev/gpiochip0", "usb adapter", "", "");
        var found = Assert.Single(await FindAsync(new GpioDriver(_kernel)));
        Assert.Equal("chip: 'usb adapter'", found.Block[0]);
        Assert.Equal("  line-0: {line: \"0\"}", found.Block[2]);
    }

    [Fact]
    public async Task What_may_not_be_looked_at_says_which_group_and_rule_are_missing()
    {
        _kernel.Refuse("/dev/gpiochip0", ErrorNumber.AccessDenied);
        _kernel.Refuse("/dev/video0", ErrorNumber.AccessDenied);
        var chip = Assert.Single(await FindAsync(new GpioDriver(_kernel)));
        Assert.Contains("into the group `gpio`", chip.Summary, StringComparison.Ordinal);
        Assert.Empty(chip.Block);
        var camera = Assert.Single(await FindAsync(new CameraDriver(new FfmpegDecoder(), _kernel)));
        Assert.Contains("into the group `video`", camera.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensors_are_found_with_what_they_read_and_told_apart_where_there_are_two()
    {
        _room.Linked("iio:device0", "i2c-1/1-0076", "bmp280");
        _room.Linked("iio:device1", "i2c-1/1-0077", "bmp280");
        _room.Write("devices/i2c-1/1-0076/iio:device0/in_temp_input", "25080\n");
        _room.Write("devices/i2c-1/1-0077/iio:device1/in_temp_input", "nonsense\n");
        var found = await FindAsync(new IioDriver(new IioLayout(_room.Root), _room));
        Assert.Equal([new("temp", "25.08 °C")], found[0].Facts);
        Assert.Contains("holds `nonsense`", found[1].Facts[0].Value, StringComparison.Ordinal);
        Assert.Equal(["name: bmp280", "path: '1-0076'", "channels:", "  temp: {channel: temp}"], found[0].Block);
        Assert.Equal("path: '1-0077'", found[1].Block[1]);
    }

    [Fact]
    public async Task A_hardware_monitor_that_is_alone_needs_its_name_alone()
    {
        _room.Sensor("hwmon3", "lm75");
        _room.Write("hwmon3/temp1_input", "25500\n");
        var found = Assert.Single(await FindAsync(new HwmonDriver(new HwmonLayout(_room.Root), _room)));
        Assert.Equal(["name: lm75", "channels:", "  temp1: {channel: temp1}"], found.Block);
        Assert.Equal([new("temp1", "25.5 °C")], found.Facts);
    }

    [Fact]
    public async Task Serial_ports_are_found_by_their_stable_names_and_by_number_where_there_are_none()
    {
        _kernel.Add("/dev/ttyUSB0", () => throw new InvalidOperationException("A search opens no port."));
        var numbered = Assert.Single(await FindAsync(new SerialLinesDriver(_kernel)));
        Assert.Contains("may change", numbered.Summary, StringComparison.Ordinal);
        _kernel.Add(
            "/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0", () => throw new InvalidOperationException());
        var stable = Assert.Single(await FindAsync(new SerialLinesDriver(_kernel)));
        Assert.Equal("ftdi-ft232r-a50285bi", stable.Id);
        Assert.Equal("port: /dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0", stable.Block[0]);
    }

    [Theory]
    [InlineData("usb-Honeywell_1900-event-kbd", "1900", true)]
    [InlineData("usb-ACME_X1-event-kbd", "ACME Barcode Reader", true)]
    [InlineData("usb-Cherry_GmbH-event-kbd", "Cherry Keyboard", false)]
    public async Task A_scanner_is_told_from_the_boxs_keyboard_by_its_name(string file, string name, bool isScanner)
    {
        _kernel.Add($"{Inputs}/{file}", () => new NamedInput(_kernel, $"{Inputs}/{file}", name));
        _kernel.Add($"{Inputs}/usb-mouse-event-mouse", () => throw new InvalidOperationException("No keys there."));
        var found = Assert.Single(await FindAsync(new HidScannerDriver(_kernel)));
        Assert.Equal(isScanner ? [$"port: {Inputs}/{file}"] : [], found.Block);
        Assert.Contains(name, found.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_is_found_by_the_node_that_gives_pictures()
    {
        _kernel.Add("/dev/video0", () => new VideoNode(_kernel, "/dev/video0", node: 0x1));
        _kernel.Add("/dev/video1", () => new VideoNode(_kernel, "/dev/video1", node: 0x80_0000)); // metadata alone
        _kernel.Add("/dev/video2", () => new FakeFile(_kernel, "/dev/video2"));
        var found = Assert.Single(await FindAsync(new CameraDriver(new FfmpegDecoder(), _kernel)));
        Assert.Equal("Camera HD Pro Webcam at /dev/video0.", found.Summary);
        Assert.Equal(["device: /dev/video0"], found.Block);
    }

    [Fact]
    public async Task Buses_are_listed_with_the_chips_that_the_kernel_knows_and_nothing_is_sent_to_them()
    {
        _room.Write("i2c-1/name", "bcm2835 (i2c@7e804000)\n");
        _room.Write("1-0076/name", "bmp280\n");
        _room.Write("i2c-11/name", "empty\n");
        var found = await FindAsync(new I2cBuses(_room, _room.Root));
        Assert.Equal(2, found.Count);
        Assert.Null(found[0].Driver);
        Assert.Equal([new("1-0076", "bmp280")], found[0].Facts);
        Assert.Contains("the kernel knows no chip", found[1].Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GPIO17", "GPIO17")]
    [InlineData("/dev/video0", "/dev/video0")]
    [InlineData("on", "'on'")]
    [InlineData("22", "'22'")]
    [InlineData("it's: a", "'it''s: a'")]
    [InlineData("", "''")]
    public void A_text_is_quoted_where_it_could_be_something_else(string text, string yaml) =>
        Assert.Equal(yaml, YamlText.Of(text));

    private static async Task<IReadOnlyList<FoundDevice>> FindAsync(IDeviceFinder finder) =>
        await finder.FindAsync(new(PartRun.Services(new ManualTime())), CancellationToken.None);

    private sealed class NamedInput(FakeKernel kernel, string path, string name) : FakeFile(kernel, path)
    {
        public override void Control(uint request, Span<byte> structure) => Encoding.ASCII.GetBytes(name, structure);
    }

    private sealed class VideoNode(FakeKernel kernel, string path, uint node) : FakeFile(kernel, path)
    {
        public override void Control(uint request, Span<byte> structure)
        {
            Assert.Equal((0x80685600u, 104), (request, structure.Length)); // VIDIOC_QUERYCAP
            Encoding.ASCII.GetBytes("HD Pro Webcam", structure[16..]);
            BinaryPrimitives.WriteUInt32LittleEndian(structure[84..], 0x8080_0001);
            BinaryPrimitives.WriteUInt32LittleEndian(structure[88..], node);
        }
    }
}
