// Colours to draw with.
namespace EdgeAgent.Models.Pictures;

/// <summary>A colour, 0 to 255 a channel.</summary>
/// <param name="Red">Red.</param>
/// <param name="Green">Green.</param>
/// <param name="Blue">Blue.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>Black.</summary>
    public static Colour Black { get; } = new(0, 0, 0);

    /// <summary>For what was found.</summary>
    public static Colour Found { get; } = new(0, 200, 80);

    /// <summary>For what is doubtful.</summary>
    public static Colour Doubtful { get; } = new(255, 180, 0);

    /// <summary>For lines and zones that the installer has drawn.</summary>
    public static Colour Configured { get; } = new(230, 0, 120);

    /// <summary>Black on light colours, white on dark ones (luma of ITU-R BT.601).</summary>
    public Colour Contrast => (299 * Red) + (587 * Green) + (114 * Blue) > 128_000 ? Black : White;

    /// <summary>A colour for a number, so that neighbouring tracks look different: hues a golden angle apart.</summary>
    public static Colour Of(int number)
    {
        var hue = (uint)number * 0.618034 % 1 * 6;
        return new Colour(Channel(hue, 5), Channel(hue, 3), Channel(hue, 1));
    }

    /// <summary>One channel of a fully saturated hue (0 to 6), lightened a little.</summary>
    private static byte Channel(double hue, int shift)
    {
        var place = (shift + hue) % 6;
        return (byte)(255 - (205 * Math.Clamp(Math.Min(place, 4 - place), 0, 1)));
    }
}
