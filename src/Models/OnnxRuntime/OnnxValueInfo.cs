// What a model says about one of its inputs or outputs.
namespace EdgeAgent.Models.OnnxRuntime;

/// <summary>An input or output of a model.</summary>
/// <param name="Name">As the model calls it.</param>
/// <param name="Type">Type of its elements.</param>
/// <param name="Shape">Its dimensions; -1 is one that each run may choose.</param>
public sealed record OnnxValueInfo(string Name, OnnxElementType Type, IReadOnlyList<long> Shape)
{
    /// <summary>As in <c>`x` as uint8 [?,32,160,3]</c>.</summary>
    public override string ToString() => $"`{Name}` as {Type.Word()} {OnnxShape.Words([.. Shape])}";
}
