// What the box itself reads off a camera's frames: the blocks `plates:` and `footfall:` of a device that gives frames.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Vision;

/// <summary>What is read off one camera's frames.</summary>
/// <param name="Plates">Number plates; null = not read.</param>
/// <param name="Footfall">Visitors; null = not counted.</param>
public sealed record VisionOptions(PlateSightOptions? Plates, FootfallSightOptions? Footfall)
{
    /// <summary>Reads both blocks of a device; null where it has neither.</summary>
    public static VisionOptions? Read(IOptionReader reader)
    {
        var options = new VisionOptions(
            reader.OptionalBlock("plates", "Reads number plates on the box.", PlateSightOptions.Read),
            reader.OptionalBlock("footfall", "Counts visitors on the box.", FootfallSightOptions.Read));
        return options is { Plates: null, Footfall: null } ? null : options;
    }
}
