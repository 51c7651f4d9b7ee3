// One line of a fake GPIO chip: remembers how it was asked for, and makes edges.
using System.Buffers.Binary;
using System.Text;
using EdgeAgent.Drivers.Kernel;
using EdgeAgent.Drivers.Tests.Kernel;

namespace EdgeAgent.Drivers.Tests.Gpio;

internal sealed class FakeLine(FakeKernel kernel, string chip, uint offset)
{
    private uint _sequence;

    public required string Name { get; init; }

    /// <summary>Who holds it; empty = nobody.</summary>
    public string Holder { get; set; } = "";

    /// <summary>The error of the next request for it.</summary>
    public int? Refusal { get; set; }

    public bool Active { get; set; }

    public ulong Flags { get; private set; }

    public ulong DebounceMicroseconds { get; private set; }

    public uint EventBuffer { get; private set; }

    public LineFile? File { get; private set; }

    public void Describe(Span<byte> info)
    {
        Encoding.ASCII.GetBytes(Name, info);
        Encoding.ASCII.GetBytes(Holder, info[32..]);
        BinaryPrimitives.WriteUInt64LittleEndian(info[72..], Holder.Length > 0 ? 1ul : 0);
    }

    public void Give(Span<byte> request)
    {
        if (Holder.Length > 0) throw new KernelFault(chip, 16);
        if (Refusal is { } error) throw new KernelFault(chip, error);
        Holder = Encoding.ASCII.GetString(request.Slice(256, 32)).TrimEnd('\0');
        Flags = BinaryPrimitives.ReadUInt64LittleEndian(request[288..]);
        EventBuffer = BinaryPrimitives.ReadUInt32LittleEndian(request[564..]);
        Xunit.Assert.Equal(1u, BinaryPrimitives.ReadUInt32LittleEndian(request[560..]));
        for (var index = 0; index < BinaryPrimitives.ReadUInt32LittleEndian(request[296..]); index++)
        {
            var attribute = request.Slice(320 + index * 24, 24);
            Xunit.Assert.Equal(1ul, BinaryPrimitives.ReadUInt64LittleEndian(attribute[16..]));
            var value = BinaryPrimitives.ReadUInt64LittleEndian(attribute[8..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(attribute) == 2) Active = value == 1;
            else DebounceMicroseconds = value;
        }

        File = new LineFile(kernel, chip, this);
        BinaryPrimitives.WriteInt32LittleEndian(request[588..], kernel.Keep(File));
    }

    /// <summary>Edges that the kernel has no room for: only their numbers are used up.</summary>
    public void Lose(uint edges) => _sequence += edges;

    public void Edge(bool active, ulong nanoseconds)
    {
        var edge = new byte[48];
        BinaryPrimitives.WriteUInt64LittleEndian(edge, nanoseconds);
        BinaryPrimitives.WriteUInt32LittleEndian(edge.AsSpan(8), active ? 1u : 2u);
        BinaryPrimitives.WriteUInt32LittleEndian(edge.AsSpan(12), offset);
        BinaryPrimitives.WriteUInt32LittleEndian(edge.AsSpan(16), ++_sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(edge.AsSpan(20), _sequence);
        File!.Feed(edge);
    }

    internal sealed class LineFile(FakeKernel kernel, string path, FakeLine line) : FakeFile(kernel, path)
    {
        public override void Control(uint request, Span<byte> structure)
        {
            Check();
            Xunit.Assert.Equal(1ul, BinaryPrimitives.ReadUInt64LittleEndian(structure[8..]));
            if (request == 0xC010B40E) BinaryPrimitives.WriteUInt64LittleEndian(structure, line.Active ? 1u : 0u);
            else if (request == 0xC010B40F) line.Active = BinaryPrimitives.ReadUInt64LittleEndian(structure) == 1;
            else base.Control(request, structure);
        }
    }
}
