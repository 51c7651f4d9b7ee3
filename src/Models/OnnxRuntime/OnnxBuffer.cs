// The memory behind one input or output of a run, and the native tensor that stands for it.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>Memory with a shape; the native library reads and writes it in place.</summary>
internal sealed unsafe class OnnxBuffer(OnnxLibrary library, OnnxElementType type) : IDisposable
{
    private const long MostBytes = 1L << 30;
    private AlignedMemory? _memory;
    private OrtHandle? _value;

    /// <summary>Type of the elements.</summary>
    public OnnxElementType Type { get; } = type;

    /// <summary>Its dimensions, none of them free.</summary>
    public long[] Shape { get; private set; } = [];

    /// <summary>The native tensor; 0 before the first shape.</summary>
    public nint Value => _value?.Value ?? 0;

    /// <summary>The elements, row by row.</summary>
    public Span<T> Elements<T>()
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_memory is null, typeof(OnnxRun));
        return new Span<T>(_memory.Start, (int)OnnxShape.Count(Shape));
    }

    /// <summary>All its bytes.</summary>
    public Span<byte> Bytes => new(_memory!.Start, (int)(OnnxShape.Count(Shape) * Type.Size()));

    /// <summary>Takes another shape; the memory is kept where it is large enough.</summary>
    /// <exception cref="OnnxException">The shape asks for more than 1 GiB.</exception>
    public void Reshape(ReadOnlySpan<long> shape)
    {
        var bytes = OnnxShape.Count(shape) * Type.Size();
        if (bytes > MostBytes)
        {
            throw new OnnxException(
                $"a tensor {Type.Word()} {OnnxShape.Words(shape)} would take {bytes >> 20} MB, "
                + $"and more than {MostBytes >> 20} MB are refused; take a smaller input size.");
        }

        _value?.Dispose();
        _value = null;
        if (_memory is null || _memory.Size < bytes)
        {
            _memory?.Dispose();
            _memory = new AlignedMemory(bytes);
        }

        Shape = shape.ToArray();
        _value = library.TensorOver(_memory, bytes, Shape, Type);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _value?.Dispose();
        _memory?.Dispose();
    }
}
