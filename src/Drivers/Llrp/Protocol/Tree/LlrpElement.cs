// A message or parameter as a node of a tree.
using EdgeAgent.Drivers.Llrp.Protocol.Layouts;

namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>A message or parameter with its values and its sub-parameters in their order on the wire.</summary>
/// <param name="Type">Its number.</param>
/// <param name="Layout">Its layout, or null where the number is not known.</param>
/// <param name="Fields">Values in the order of the layout's fields, reserved bits too. Fewer where the bytes ended.
/// </param>
/// <param name="Parameters">The sub-parameters.</param>
/// <param name="Unread">The whole body of an unknown element; empty otherwise.</param>
public sealed record LlrpElement(
    int Type,
    ElementLayout? Layout,
    IReadOnlyList<FieldValue> Fields,
    IReadOnlyList<LlrpElement> Parameters,
    ReadOnlyMemory<byte> Unread)
{
    /// <summary>The value of a field by its name.</summary>
    /// <returns>Null where the element has no such field.</returns>
    public FieldValue? Field(string name)
    {
        for (var index = 0; index < Fields.Count; index++)
            if (Layout!.Fields[index].Name == name) return Fields[index];
        return null;
    }
}
