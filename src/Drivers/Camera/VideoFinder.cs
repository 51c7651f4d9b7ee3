// Finds cameras at this machine by the kernel's video interface (V4L2); opens them only to ask what they are.
using System.Runtime.InteropServices;
using System.Text;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Camera;

/// <summary>The search of the camera driver.</summary>
internal static class VideoFinder
{
    // VIDIOC_QUERYCAP of linux/videodev2.h: driver at 0, card at 16, bus at 48, capabilities u32 at 84, those of this
    // very node at 88.
    private const uint QueryCapabilities = 0x80685600;
    private const int Bytes = 104;
    private const int CardAt = 16;
    private const int BusAt = 48;
    private const int CapabilitiesAt = 84;
    private const int NodeCapabilitiesAt = 88;
    private const uint HasNodeCapabilities = 0x8000_0000;
    private const uint Captures = 0x1 | 0x1000; // VIDEO_CAPTURE, VIDEO_CAPTURE_MPLANE

    private static readonly DeviceNode Node = new(
        "The camera",
        "video",
        "SUBSYSTEM==\"video4linux\", GROUP=\"video\", MODE=\"0660\"",
        "Plug it in; the box finds it by itself.");

    /// <summary>The nodes that give pictures; one camera has others too.</summary>
    public static IReadOnlyList<FoundDevice> Run(IKernel kernel) =>
        [.. kernel.Names("/dev", "video").Select(name => Found(kernel, $"/dev/{name}")).OfType<FoundDevice>()];

    private static FoundDevice? Found(IKernel kernel, string path)
    {
        try
        {
            using var file = kernel.Open(path, FileUse.Read);
            Span<byte> answer = stackalloc byte[Bytes];
            answer.Clear();
            file.Control(QueryCapabilities, answer);
            var all = MemoryMarshal.Read<uint>(answer[CapabilitiesAt..]);
            var own = (all & HasNodeCapabilities) != 0 ? MemoryMarshal.Read<uint>(answer[NodeCapabilitiesAt..]) : all;
            if ((own & Captures) == 0) return null;
            var card = Text(answer[CardAt..BusAt]);
            return new FoundDevice("camera", YamlText.Id(card), $"Camera {card} at {path}.")
            {
                Facts = [new("bus", Text(answer[BusAt..(BusAt + 32)]))],
                Marks = [path],
                Block = [$"device: {YamlText.Of(path)}"],
            };
        }
        catch (KernelFault fault) when (fault.Number == ErrorNumber.UnknownControl)
        {
            return null; // a file of another kind
        }
        catch (KernelFault fault)
        {
            return new FoundDevice("camera", YamlText.Id(path), Node.Explain(fault).Message);
        }
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }
}
