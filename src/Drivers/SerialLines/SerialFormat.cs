// Data bits, parity and stop bits of a serial line, written the usual way: 8N1, 7E1.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>The format of a character on the wire.</summary>
/// <param name="DataBits">7 or 8.</param>
/// <param name="Parity">N for none, E for even, O for odd.</param>
/// <param name="StopBits">1 or 2.</param>
public sealed record SerialFormat(int DataBits, char Parity, int StopBits)
{
    /// <summary>8N1, which nearly all devices speak.</summary>
    public static SerialFormat Usual { get; } = new(8, 'N', 1);

    /// <summary>Reads the key <c>format</c>.</summary>
    public static SerialFormat Read(IOptionReader reader)
    {
        var text = reader.TextOr("format", "Data bits, parity (N, E, O) and stop bits.", "8N1");
        if (text is ['7' or '8', 'N' or 'E' or 'O', '1' or '2'])
            return new SerialFormat(text[0] - '0', text[1], text[2] - '0');
        reader.Fault("format", $"`{text}` is no format: write data bits, parity and stop bits, such as 8N1 or 7E1.");
        return Usual;
    }
}
