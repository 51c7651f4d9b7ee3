// Asks a loaded model what it takes and what it gives.
using System.Runtime.InteropServices;

namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>Reads names, types and shapes of a session's inputs and outputs.</summary>
internal sealed unsafe class OnnxModelReader(OrtApi api, nint session, string model)
{
    /// <summary>What the model takes.</summary>
    public OnnxValueInfo[] Inputs() => Read(api.InputCount, api.InputName, api.InputType);

    /// <summary>What the model computes.</summary>
    public OnnxValueInfo[] Outputs() => Read(api.OutputCount, api.OutputName, api.OutputType);

    /// <summary>Type and dimensions of a tensor's description, which is not released.</summary>
    public static (OnnxElementType Type, long[] Shape) Describe(OrtApi api, nint tensor, string model)
    {
        int type;
        nuint count;
        Check(api.ElementType(tensor, &type));
        Check(api.DimensionCount(tensor, &count));
        var shape = new long[count];
        fixed (long* start = shape) Check(api.Dimensions(tensor, start, count));
        return ((OnnxElementType)type, shape);

        void Check(nint status) => api.Check(status, $"the model {model} does not say what its tensors are");
    }

    private OnnxValueInfo[] Read(
        delegate* unmanaged[Cdecl]<nint, nuint*, nint> countOf,
        delegate* unmanaged[Cdecl]<nint, nuint, nint, byte**, nint> nameOf,
        delegate* unmanaged[Cdecl]<nint, nuint, nint*, nint> typeOf)
    {
        nuint count;
        Check(countOf(session, &count));
        var values = new OnnxValueInfo[count];
        for (nuint index = 0; index < count; index++)
        {
            nint kind;
            var name = Name(nameOf, index);
            Check(typeOf(session, index, &kind));
            using var held = new OrtHandle(kind, api.ReleaseTypeInfo);
            nint tensor;
            Check(api.TensorInfoOfType(kind, &tensor));
            // A sequence or a map has no tensor description; it is named all the same.
            var (type, shape) = tensor == 0 ? (OnnxElementType.None, []) : Describe(api, tensor, model);
            values[index] = new OnnxValueInfo(name, type, shape);
        }

        return values;
    }

    private string Name(delegate* unmanaged[Cdecl]<nint, nuint, nint, byte**, nint> nameOf, nuint index)
    {
        nint allocator;
        byte* text;
        Check(api.DefaultAllocator(&allocator));
        Check(nameOf(session, index, allocator, &text));
        var name = Marshal.PtrToStringUTF8((nint)text) ?? "";
        Check(api.Free(allocator, text));
        return name;
    }

    private void Check(nint status) => api.Check(status, $"the model {model} does not say what it takes and gives");
}
