// In which form a handheld sends its microphone's sound.
namespace EdgeAgent.VoicePicking.Headsets.Sound;

/// <summary>Rate and channels of 16-bit samples.</summary>
/// <param name="Rate">Samples a second of each channel.</param>
/// <param name="Channels">Channels, interleaved.</param>
internal readonly record struct SoundFormat(int Rate, int Channels)
{
    /// <summary>What recognition works on.</summary>
    public const int Wanted = 16_000;

    /// <summary>Whether such sound can be taken.</summary>
    public bool CanBeTaken => Rate is >= 8_000 and <= 192_000 && Channels is 1 or 2;

    /// <inheritdoc/>
    public override string ToString() => $"{Rate} samples a second, {Channels} channel(s)";
}
