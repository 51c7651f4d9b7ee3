// What a CTC reader says about one crop: for each step from left to right, how likely each class is.
namespace EdgeAgent.Models.Plates.Decoding;

/// <summary>A view of the output of a reader for one crop; class 0 is the blank.</summary>
/// <param name="values"><c>steps * classes</c> probabilities, 0 to 1, step by step.</param>
/// <param name="classes">Classes a step, at least 2.</param>
/// <exception cref="ArgumentException">The values are not a whole number of steps.</exception>
internal readonly ref struct StepProbabilities(ReadOnlySpan<float> values, int classes)
{
    private readonly ReadOnlySpan<float> _values = classes > 1 && values.Length % classes == 0
        ? values
        : throw new ArgumentException($"{values.Length} values are not whole steps of {classes} classes.");

    /// <summary>Steps from left to right.</summary>
    public int Steps => _values.Length / classes;

    /// <summary>Classes a step.</summary>
    public int Classes => classes;

    /// <summary>The probabilities of one step.</summary>
    public ReadOnlySpan<float> this[int step] => _values.Slice(step * classes, classes);
}
