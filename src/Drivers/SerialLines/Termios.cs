// The kernel's settings of a serial port (struct termios2 in asm-generic/termbits.h), which x64, arm64 and arm share.
using System.Runtime.InteropServices;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>Writes the settings for a port that passes bytes on as they come.</summary>
internal static class Termios
{
    /// <summary>
    /// Size of the structure: flags of input, output, control and local u32 each at 0, 4, 8, 12; control characters
    /// from 17 on; speed of input u32 at 36, of output at 40.
    /// </summary>
    public const int Bytes = 44;

    /// <summary>TCGETS2.</summary>
    public const uint Get = 0x802C542A;

    /// <summary>TCSETS2.</summary>
    public const uint Set = 0x402C542B;

    /// <summary>TCFLSH; with 0 it forgets what came in.</summary>
    public const uint Flush = 0x540B;

    /// <summary>TIOCEXCL: nobody else may open the port.</summary>
    public const uint Exclusive = 0x540C;

    private const int ControlAt = 8;
    private const int LocalAt = 12;
    private const int CharactersAt = 17;
    private const int TimeCharacter = 5; // VTIME
    private const int LeastCharacter = 6; // VMIN
    private const int InputSpeedAt = 36;
    private const int OutputSpeedAt = 40;

    private const uint AnySpeed = 0x1000; // BOTHER: the speed stands in the two fields
    private const uint SevenBits = 0x20; // CS7
    private const uint EightBits = 0x30; // CS8
    private const uint TwoStopBits = 0x40; // CSTOPB
    private const uint Receive = 0x80; // CREAD
    private const uint Parity = 0x100; // PARENB
    private const uint OddParity = 0x200; // PARODD
    private const uint IgnoreModemLines = 0x800; // CLOCAL

    /// <summary>Changes the settings that the kernel gave: no echo, no line editing, no flow control.</summary>
    public static void Write(Span<byte> settings, int speed, SerialFormat format)
    {
        settings[..ControlAt].Clear();
        MemoryMarshal.Write(
            settings[ControlAt..],
            AnySpeed | Receive | IgnoreModemLines
                | (format.DataBits == 7 ? SevenBits : EightBits)
                | (format.StopBits == 2 ? TwoStopBits : 0)
                | format.Parity switch { 'E' => Parity, 'O' => Parity | OddParity, _ => 0 });
        MemoryMarshal.Write(settings[LocalAt..], 0u);
        settings[CharactersAt + TimeCharacter] = 0;
        settings[CharactersAt + LeastCharacter] = 1;
        MemoryMarshal.Write(settings[InputSpeedAt..], (uint)speed);
        MemoryMarshal.Write(settings[OutputSpeedAt..], (uint)speed);
    }
}
