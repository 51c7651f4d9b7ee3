// A pseudo-terminal: the far end of a serial cable, with the real kernel in between, under a name that a re-plug keeps.
using System.Runtime.InteropServices;
using System.Text;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Tests.SerialLines;

internal sealed class PseudoTerminal : IDisposable
{
    private const uint Unlock = 0x40045431; // TIOCSPTLCK
    private const uint GetNumber = 0x80045430; // TIOCGPTN

    private readonly LinuxKernel _kernel = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("serial-").FullName;
    private IKernelFile? _far;

    public PseudoTerminal() => Plug();

    /// <summary>The name that stays: a link, as those under /dev/serial/by-id.</summary>
    public string Port => $"{_folder}/scale";

    /// <summary>The port's settings as the kernel holds them now.</summary>
    public byte[] Settings
    {
        get
        {
            var settings = new byte[44];
            _far!.Control(0x802C542A, settings); // TCGETS2
            return settings;
        }
    }

    public void Plug()
    {
        _far = _kernel.Open("/dev/ptmx", FileUse.ReadWrite);
        _far.Control(Unlock, new byte[4]);
        var number = new byte[4];
        _far.Control(GetNumber, number);
        File.Delete(Port);
        File.CreateSymbolicLink(Port, $"/dev/pts/{MemoryMarshal.Read<int>(number)}");
    }

    public void Unplug()
    {
        _far!.Dispose();
        File.Delete(Port);
    }

    public void Say(string text) => _far!.Write(Encoding.Latin1.GetBytes(text));

    public void Say(byte[] bytes) => _far!.Write(bytes);

    /// <summary>What the driver said to the device, once something is there.</summary>
    public string Heard()
    {
        var ready = new bool[1];
        _kernel.Wait([_far!], ready, TimeSpan.FromSeconds(10));
        var buffer = new byte[256];
        return ready[0] ? Encoding.ASCII.GetString(buffer, 0, _far!.Read(buffer)) : "";
    }

    public void Dispose()
    {
        _far!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
