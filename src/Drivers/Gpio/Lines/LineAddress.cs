// How a line is given in the config: by the name that the board gives it, or by its number on the chip.
using System.Globalization;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>A line, by name or by number.</summary>
/// <param name="Name">The board's name for it; null where it is given by number.</param>
/// <param name="Offset">Its number on the chip, from 0; null where it is given by name.</param>
public sealed record LineAddress(string? Name, uint? Offset)
{
    /// <summary>Reads the key <c>line</c>.</summary>
    public static LineAddress Read(IOptionReader reader)
    {
        var text = reader.Text("line", "The line: the board's name for it, or its number on the chip.", "GPIO17");
        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? new LineAddress(null, offset)
            : new LineAddress(text, null);
    }

    /// <summary>As written in the config.</summary>
    public override string ToString() => Name ?? Offset!.Value.ToString(CultureInfo.InvariantCulture);
}
