// A GPIO chip with one line, for benchmarks on machines that have none: the chip's calls are answered here, while the
// line is a real pipe of the real kernel, so that the driver's waits, wake-ups and reads are the true ones. Edges
// beyond the 1,024 that the kernel keeps for a line are dropped, and use up their numbers, as linux/gpio.h says.
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Benchmarks.Hands;

internal sealed class PipeChip : IKernel, IDisposable
{
    private const string Chip = "/dev/gpiochip0";
    private const int EdgeBytes = 48;
    private const int Kept = 1_024;
    private const uint WaitingBytes = 0x541B; // FIONREAD

    private readonly LinuxKernel _kernel = new();
    private readonly byte[] _edge = new byte[EdgeBytes];
    private readonly byte[] _waiting = new byte[sizeof(int)];
    private IKernelFile? _writer;
    private uint _sequence;

    /// <summary>Edges that there was no room for.</summary>
    public long Dropped { get; private set; }

    /// <summary>Whether somebody holds the line.</summary>
    public bool IsHeld => _writer is not null;

    /// <summary>One edge, stamped with the time now.</summary>
    public void Edge(bool active)
    {
        _writer!.Control(WaitingBytes, _waiting);
        _sequence++;
        if (BinaryPrimitives.ReadInt32LittleEndian(_waiting) / EdgeBytes >= Kept)
        {
            Dropped++;
            return;
        }

        BinaryPrimitives.WriteInt64LittleEndian(
            _edge, (long)((Int128)Stopwatch.GetTimestamp() * 1_000_000_000 / Stopwatch.Frequency));
        BinaryPrimitives.WriteUInt32LittleEndian(_edge.AsSpan(8), active ? 1u : 2u);
        BinaryPrimitives.WriteUInt32LittleEndian(_edge.AsSpan(16), _sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(_edge.AsSpan(20), _sequence);
        _writer.Write(_edge);
    }

    public IReadOnlyList<string> Names(string folder, string prefix) => prefix == "gpiochip" ? ["gpiochip0"] : [];

    public IKernelFile Open(string path, FileUse use) => new ChipFile(this);

    public IKernelFile Adopt(int descriptor, string path) => new LineFile(_kernel.Adopt(descriptor, path));

    public void Wait(ReadOnlySpan<IKernelFile> files, Span<bool> ready, TimeSpan most)
    {
        var pipes = new IKernelFile[files.Length];
        for (var index = 0; index < files.Length; index++) pipes[index] = ((LineFile)files[index]).Pipe;
        _kernel.Wait(pipes, ready, most);
    }

    public void Dispose() => _writer?.Dispose();

    // Gives the read end of a new pipe to whoever asks for the line.
    private int NewLine()
    {
        _writer?.Dispose();
        var pipe = new AnonymousPipeServerStream(PipeDirection.Out);
        var descriptor = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
        pipe.ClientSafePipeHandle.SetHandleAsInvalid();
        _writer = _kernel.Adopt((int)pipe.SafePipeHandle.DangerousGetHandle(), Chip);
        pipe.SafePipeHandle.SetHandleAsInvalid();
        _sequence = 0;
        return descriptor;
    }

    private sealed class ChipFile(PipeChip chip) : IKernelFile
    {
        public string Path => Chip;

        public void Control(uint request, Span<byte> structure)
        {
            switch (request)
            {
                case 0x8044B401: // GPIO_GET_CHIPINFO_IOCTL
                    Encoding.ASCII.GetBytes("bench", structure[32..]);
                    BinaryPrimitives.WriteUInt32LittleEndian(structure[64..], 1);
                    break;
                case 0xC100B405: // GPIO_V2_GET_LINEINFO_IOCTL
                    Encoding.ASCII.GetBytes("LINE", structure);
                    break;
                case 0xC250B407: // GPIO_V2_GET_LINE_IOCTL
                    BinaryPrimitives.WriteInt32LittleEndian(structure[588..], chip.NewLine());
                    break;
                default:
                    throw new KernelFault(Chip, ErrorNumber.UnknownControl);
            }
        }

        public void Control(uint request, int number) => throw new KernelFault(Chip, ErrorNumber.UnknownControl);

        public int Read(Span<byte> buffer) => 0;

        public void Write(ReadOnlySpan<byte> bytes)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class LineFile(IKernelFile pipe) : IKernelFile
    {
        public IKernelFile Pipe => pipe;

        public string Path => Chip;

        // Of the state of the line: it is off.
        public void Control(uint request, Span<byte> structure) => structure[..8].Clear();

        public void Control(uint request, int number)
        {
        }

        public int Read(Span<byte> buffer) => pipe.Read(buffer);

        public void Write(ReadOnlySpan<byte> bytes) => pipe.Write(bytes);

        public void Dispose() => pipe.Dispose();
    }
}
