// A GPIO chip of the fake kernel. It reads and writes the kernel's structures by their documented offsets
// (linux/gpio.h), independently of the driver.
using System.Buffers.Binary;
using System.Text;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Tests.Kernel;

namespace EdgeAgent.Drivers.Tests.Gpio;

internal sealed class FakeChip
{
    private readonly FakeKernel _kernel;
    private readonly string _path;
    private readonly string _label;

    public FakeChip(FakeKernel kernel, string path, string label, params string[] names)
    {
        (_kernel, _path, _label) = (kernel, path, label);
        Lines = [.. names.Select((name, offset) => new FakeLine(kernel, path, (uint)offset) { Name = name })];
        kernel.Add(path, () => new ChipFile(this));
    }

    public IReadOnlyList<FakeLine> Lines { get; }

    public FakeLine this[string name] => Lines.Single(line => line.Name == name);

    /// <summary>Pulls the chip out of the machine.</summary>
    public void Unplug()
    {
        _kernel.Remove(_path);
        foreach (var line in Lines) line.File?.Break(ErrorNumber.NoSuchDevice);
    }

    private sealed class ChipFile(FakeChip chip) : FakeFile(chip._kernel, chip._path)
    {
        public override void Control(uint request, Span<byte> structure)
        {
            switch (request)
            {
                case 0x8044B401: // GPIO_GET_CHIPINFO_IOCTL
                    Encoding.ASCII.GetBytes("gpiochip9", structure);
                    Encoding.ASCII.GetBytes(chip._label, structure[32..]);
                    BinaryPrimitives.WriteUInt32LittleEndian(structure[64..], (uint)chip.Lines.Count);
                    break;
                case 0xC100B405: // GPIO_V2_GET_LINEINFO_IOCTL
                    chip.Lines[(int)BinaryPrimitives.ReadUInt32LittleEndian(structure[64..])].Describe(structure);
                    break;
                case 0xC250B407: // GPIO_V2_GET_LINE_IOCTL
                    Assert(structure.Length == 592);
                    chip.Lines[(int)BinaryPrimitives.ReadUInt32LittleEndian(structure)].Give(structure);
                    break;
                default:
                    base.Control(request, structure);
                    break;
            }
        }

        private static void Assert(bool condition) => Xunit.Assert.True(condition);
    }
}
