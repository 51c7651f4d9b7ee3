// A piece of sound from a microphone on its way to the recogniser. It is lent, not given: the device reuses its memory.
namespace EdgeAgent.Drivers.Observations;

/// <summary>A block of mono sound, valid only during the call that hands it over.</summary>
/// <param name="timestamp">
/// When its last sample came in, by <see cref="TimeProvider.GetTimestamp"/> of the device's clock: monotonic.
/// </param>
/// <param name="number">
/// Rises by one for each block that the microphone made; a gap means that sound is missing before this one.
/// </param>
/// <param name="rate">Samples a second.</param>
/// <param name="samples">16 bits signed, mono; usually 20 ms.</param>
public readonly ref struct AudioBlock(long timestamp, long number, int rate, ReadOnlySpan<short> samples)
{
    /// <summary>When its last sample came in, by the device's monotonic clock.</summary>
    public long Timestamp { get; } = timestamp;

    /// <summary>Rises by one for each block that the microphone made.</summary>
    public long Number { get; } = number;

    /// <summary>Samples a second.</summary>
    public int Rate { get; } = rate;

    /// <summary>16 bits signed, mono.</summary>
    public ReadOnlySpan<short> Samples { get; } = samples;
}
