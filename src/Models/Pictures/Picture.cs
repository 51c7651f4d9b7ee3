// A picture in memory, the one form that all models take.
namespace EdgeAgent.Models.Pictures;

/// <summary>A picture: 8 bits a channel, red, green, blue, row by row from the top, no padding.</summary>
/// <param name="Width">Pixels, at least 1.</param>
/// <param name="Height">Pixels, at least 1.</param>
/// <param name="Rgb">At least <c>Width * Height * 3</c> bytes; what lies behind them is ignored.</param>
public readonly record struct Picture(int Width, int Height, ReadOnlyMemory<byte> Rgb)
{
    /// <summary>The pixels, exactly <c>Width * Height * 3</c> bytes.</summary>
    public ReadOnlySpan<byte> Pixels => Rgb.Span[..(Width * Height * 3)];
}
