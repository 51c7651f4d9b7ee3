// Makes sound louder or quieter; what would be too loud is cut off at the end of the scale.
namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>A gain.</summary>
internal readonly struct Loudness(double decibels)
{
    private readonly float _factor = (float)Math.Pow(10, decibels / 20);

    /// <summary>Copies samples with the gain applied.</summary>
    public void Apply(ReadOnlySpan<short> samples, Span<short> louder)
    {
        if (_factor == 1)
        {
            samples.CopyTo(louder);
            return;
        }

        for (var index = 0; index < samples.Length; index++)
            louder[index] = (short)Math.Clamp(samples[index] * _factor, short.MinValue, short.MaxValue);
    }
}
