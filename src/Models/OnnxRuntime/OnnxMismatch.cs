// What the caller and the model disagree about, in sentences.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>Compares what a model wants with what it is given, and says where they differ.</summary>
internal static class OnnxMismatch
{
    /// <summary>The place of an input or output by name.</summary>
    /// <exception cref="OnnxException">There is none of this name; those that are there are listed.</exception>
    public static int Find(OnnxSession session, IReadOnlyList<OnnxValueInfo> values, string what, string name)
    {
        for (var index = 0; index < values.Count; index++)
            if (values[index].Name == name) return index;
        var there = values.Count == 0 ? "none at all" : string.Join(", ", values);
        throw new OnnxException($"the model {session.Name} has no {what} `{name}`; it has {there}.");
    }

    /// <summary>Compares an input.</summary>
    /// <exception cref="OnnxException">Type or shape differ.</exception>
    public static void CheckInput(
        OnnxSession session, OnnxValueInfo wanted, OnnxElementType type, ReadOnlySpan<long> shape)
    {
        var isWhole = !shape.ContainsAnyInRange(long.MinValue, 0);
        if (isWhole && wanted.Type == type && OnnxShape.Fits([.. wanted.Shape], shape)) return;
        throw new OnnxException(
            $"the model {session.Name} wants input {wanted}, but was given {type.Word()} {OnnxShape.Words(shape)}.");
    }

    /// <summary>Compares an output.</summary>
    /// <exception cref="OnnxException">The type differs.</exception>
    public static void CheckOutput(OnnxSession session, OnnxValueInfo made, OnnxElementType type)
    {
        if (made.Type == type) return;
        throw new OnnxException($"the model {session.Name} gives output {made}, but {type.Word()} was asked for.");
    }

    /// <summary>Makes sure that every input is bound.</summary>
    /// <exception cref="OnnxException">One is not.</exception>
    public static void CheckBound(OnnxSession session, ReadOnlySpan<nint> values)
    {
        var missing = values.IndexOf(0);
        if (missing < 0) return;
        throw new OnnxException(
            $"the model {session.Name} wants input {session.Inputs[missing]}, but was given none.");
    }
}
