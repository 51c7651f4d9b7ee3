// The types that a tensor's elements may have, by ONNX's own numbers.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>Element types (ONNX IR specification, <c>TensorProto.DataType</c>); others stand as their number.</summary>
public enum OnnxElementType
{
    /// <summary>Not a tensor.</summary>
    None = 0,

    /// <summary>32-bit float.</summary>
    Float = 1,

    /// <summary>8-bit whole number without sign.</summary>
    UInt8 = 2,

    /// <summary>8-bit whole number.</summary>
    Int8 = 3,

    /// <summary>32-bit whole number.</summary>
    Int32 = 6,

    /// <summary>64-bit whole number.</summary>
    Int64 = 7,

    /// <summary>True or false.</summary>
    Bool = 9,

    /// <summary>16-bit float.</summary>
    Float16 = 10,

    /// <summary>64-bit float.</summary>
    Double = 11,
}

/// <summary>How element types are called and which .NET type holds them.</summary>
internal static class OnnxElementTypes
{
    /// <summary>The element type that a .NET type is.</summary>
    /// <exception cref="NotSupportedException">No tensor can be made of <typeparamref name="T"/>.</exception>
    public static OnnxElementType Of<T>()
        where T : unmanaged =>
        default(T) switch
        {
            float => OnnxElementType.Float,
            byte => OnnxElementType.UInt8,
            sbyte => OnnxElementType.Int8,
            int => OnnxElementType.Int32,
            long => OnnxElementType.Int64,
            bool => OnnxElementType.Bool,
            Half => OnnxElementType.Float16,
            double => OnnxElementType.Double,
            _ => throw new NotSupportedException($"A tensor cannot hold elements of the type {typeof(T).Name}."),
        };

    /// <summary>Bytes of one element; 0 where it is not known here.</summary>
    public static int Size(this OnnxElementType type) => type switch
    {
        OnnxElementType.Double or OnnxElementType.Int64 => 8,
        OnnxElementType.Float or OnnxElementType.Int32 => 4,
        OnnxElementType.Float16 => 2,
        OnnxElementType.UInt8 or OnnxElementType.Int8 or OnnxElementType.Bool => 1,
        _ => 0,
    };

    /// <summary>The name as ONNX tools print it: <c>uint8</c>, <c>float</c>.</summary>
    public static string Word(this OnnxElementType type) => type.ToString().ToLowerInvariant();
}
