// Simulated sensors: the kernel's i2c-stub holds a table of registers for each address, and the kernel's real
// drivers read them as they would read a chip. What a test writes into the registers is what the chip has
// measured.
using System.Globalization;
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Benches;

/// <summary>A bus with chips.</summary>
/// <param name="shell">The machine's shell.</param>
public sealed class I2cBench(GuestShell shell)
{
    /// <summary>The thermometer, hwmon.</summary>
    public const int Lm75 = 0x48;

    /// <summary>The climate sensor, IIO.</summary>
    public const int Bmp280 = 0x76;

    /// <summary>The distance sensor, IIO.</summary>
    public const int Vl53l0x = 0x29;

    /// <summary>The converter behind a load cell, IIO.</summary>
    public const int Ads1015 = 0x49;

    /// <summary>An address where a climate sensor is expected and something else answers.</summary>
    public const int Impostor = 0x77;

    private int _bus;

    /// <summary>Makes the bus; its chips are there, and no driver knows of them.</summary>
    public async Task MakeAsync()
    {
        var addresses = string.Join(',', new[] { Lm75, Bmp280, Vl53l0x, Ads1015, Impostor }.Select(Hex));
        var number = await shell.RunAsync(
            $"""
            modprobe i2c-dev
            modprobe i2c-stub chip_addr={addresses}
            modprobe -a lm75 bmp280-i2c vl53l0x-i2c ti-ads1015
            for bus in /sys/bus/i2c/devices/i2c-*; do
                if grep -q 'SMBus stub' $bus/name; then echo "{"$"}{"{"}bus##*-{"}"}"; fi
            done
            """);
        _bus = int.Parse(number, CultureInfo.InvariantCulture);
    }

    /// <summary>A chip's place at the bus, as the agent's config names it: `0-0048`.</summary>
    public string PlaceOf(int address) => string.Create(CultureInfo.InvariantCulture, $"{_bus}-{address:x4}");

    /// <summary>Has the driver of that name take the chip.</summary>
    public Task AttachAsync(string driver, int address) =>
        shell.RunAsync($"echo {driver} {Hex(address)} > /sys/bus/i2c/devices/i2c-{_bus}/new_device; udevadm settle");

    /// <summary>Takes the chip away from its driver: it is as if it had been pulled out.</summary>
    public Task DetachAsync(int address) =>
        shell.RunAsync($"echo {Hex(address)} > /sys/bus/i2c/devices/i2c-{_bus}/delete_device");

    /// <summary>Writes registers from one on, a byte each, whether or not a driver holds the chip.</summary>
    public Task WriteAsync(int address, int register, params byte[] values) => shell.RunAsync(
        // i2cset takes up to 32 bytes at once.
        string.Join('\n', values.Chunk(32).Select((part, index) =>
            $"i2cset -f -y {_bus} {Hex(address)} {Hex(register + (32 * index))} {string.Join(' ', part)} i")));

    /// <summary>Writes a register of 16 bits in the byte order of SMBus.</summary>
    public Task WriteWordAsync(int address, int register, ushort value) =>
        shell.RunAsync($"i2cset -f -y {_bus} {Hex(address)} {Hex(register)} {value} w");

    private static string Hex(int number) => $"0x{number:x2}";
}
