// What keeps a small hostile body from becoming a large tree.
namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Counts the nodes of one message.</summary>
internal sealed class NodeBudget
{
    private int _left = MessageNode.MostNodes;

    /// <summary>Makes a node, while there is room.</summary>
    /// <exception cref="MessageFault">The message is nested too deep or has too many parts.</exception>
    public MessageNode Make(string name, string? text, int depth)
    {
        if (depth > MessageNode.MostDepth)
            throw new MessageFault($"The message is nested deeper than {MessageNode.MostDepth} levels.");
        if (--_left < 0) throw new MessageFault($"The message has more than {MessageNode.MostNodes} parts.");
        return new MessageNode(name, text);
    }
}
