// `Code=TrafficJunction;action=Pulse;index=0;data={…}`: the parts of eventManager's endless answer. The data is JSON
// over many lines; several events may stand in one part.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;

namespace EdgeAgent.Drivers.Dahua.Messages;

/// <summary>Reads event lines into the same shape as the other wrappings: Code, Action, Index, Data.</summary>
internal static class DahuaEventLine
{
    private const string Start = "Code=";
    private const string DataStart = ";data=";

    /// <summary>The events of a text.</summary>
    /// <exception cref="MessageFault">The data is damaged.</exception>
    public static IReadOnlyList<MessageNode> Read(string text)
    {
        var events = new List<MessageNode>();
        for (var at = 0; at >= 0;)
        {
            var next = text.IndexOf("\n" + Start, at + Start.Length, StringComparison.Ordinal);
            events.Add(ReadOne(next < 0 ? text[at..] : text[at..next]));
            at = next < 0 ? -1 : next + 1;
        }

        return events;
    }

    private static MessageNode ReadOne(string text)
    {
        var dataAt = text.IndexOf(DataStart, StringComparison.OrdinalIgnoreCase);
        var found = new MessageNode("event");
        foreach (var pair in (dataAt < 0 ? text : text[..dataAt]).Split(';'))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0) found.Add(new MessageNode(pair[..equals].Trim(), pair[(equals + 1)..].Trim()));
        }

        if (dataAt < 0) return found;
        var data = found.Add(new MessageNode("Data"));
        foreach (var json in JsonObjects.Split(text[(dataAt + DataStart.Length)..]).Take(1))
        {
            foreach (var member in JsonBody.Parse(json).Children) data.Add(member);
        }

        return found;
    }
}
