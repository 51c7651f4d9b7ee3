// The I2C buses of the board and the chips at them that the kernel knows. Nothing is sent to a bus: a chip that is
// asked blindly may take the question for an order.
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Sensing;

namespace EdgeAgent.Drivers.Discovery;

/// <summary>Finds I2C buses.</summary>
public sealed class I2cBuses : IDeviceFinder
{
    private const string Bus = "i2c-";

    private readonly IKernel _kernel;
    private readonly string _root;

    /// <summary>Looks at the running box.</summary>
    public I2cBuses()
        : this(new LinuxKernel(), "/sys/bus/i2c/devices")
    {
    }

    /// <summary>Looks at another folder.</summary>
    internal I2cBuses(IKernel kernel, string root) => (_kernel, _root) = (kernel, root);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop)
    {
        var files = new SensorFiles(_kernel);
        return Task.FromResult<IReadOnlyList<FoundDevice>>(
            [.. _kernel.Names(_root, Bus).Select(bus => Found(files, bus))]);
    }

    private FoundDevice Found(SensorFiles files, string bus)
    {
        // Chips are called BUS-ADDRESS: 1-0076.
        var chips = _kernel.Names(_root, $"{bus[Bus.Length..]}-");
        var name = files.OptionalText($"{_root}/{bus}/name") ?? "nameless";
        var known = chips.Count == 0
            ? "the kernel knows no chip at it: see the README of the driver `iio` for how to tell it of one"
            : $"chips at it that the kernel knows: {chips.Count}";
        return new FoundDevice(null, YamlText.Id(bus), $"I2C bus {bus} ({name}); {known}.")
        {
            Facts =
            [
                .. chips.Select(chip => KeyValuePair.Create(
                    chip, files.OptionalText($"{_root}/{chip}/name") ?? "nameless")),
            ],
        };
    }
}
