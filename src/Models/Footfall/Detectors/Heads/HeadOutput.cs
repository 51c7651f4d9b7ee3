// An output of a detector, as a head reads it.
namespace EdgeAgent.Models.Footfall.Detectors.Heads;

/// <summary>Numbers and their dimensions, the last one fastest.</summary>
/// <param name="values">As many as the dimensions multiply to.</param>
/// <param name="shape">The dimensions.</param>
public readonly ref struct HeadOutput(ReadOnlySpan<float> values, ReadOnlySpan<long> shape)
{
    /// <summary>The numbers.</summary>
    public ReadOnlySpan<float> Values { get; } = values;

    /// <summary>The dimensions.</summary>
    public ReadOnlySpan<long> Shape { get; } = shape;
}
