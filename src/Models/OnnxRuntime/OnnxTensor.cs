// An input or output of a run, as the caller sees it.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>
/// A tensor of a run. Its memory is the model's own: what is written here is read by the next run, and what a run
/// computes is read here, without a copy.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
public readonly struct OnnxTensor<T>
    where T : unmanaged
{
    private readonly OnnxBuffer _buffer;

    internal OnnxTensor(OnnxBuffer buffer) => _buffer = buffer;

    /// <summary>
    /// The elements, the last dimension fastest. Ask for it anew after each run or change of shape: the memory may move
    /// when the shape grows, and it is gone once the run is disposed.
    /// </summary>
    public Span<T> Span => _buffer.Elements<T>();

    /// <summary>Its dimensions.</summary>
    public ReadOnlySpan<long> Shape => _buffer.Shape;
}
