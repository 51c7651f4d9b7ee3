// XML as cameras write it: any namespace or none, prefixes that nobody declared, a bare & in a name, rubbish behind the
// end. Document types are refused, so there are no entities to expand and nothing is ever fetched.
using System.Text.RegularExpressions;
using System.Xml;

namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Reads XML into a tree.</summary>
public static partial class XmlBody
{
    /// <summary>Reads the first element with all that is in it; what stands behind it is left alone.</summary>
    /// <exception cref="MessageFault">It is no whole XML element, or it brings a document type.</exception>
    public static MessageNode Parse(string text)
    {
        if (DocumentType().IsMatch(text))
            throw new MessageFault("The XML brings a document type; such messages are refused unread.");
        try
        {
            return Read(text);
        }
        catch (XmlException fault) when (LoneAmpersand().IsMatch(text))
        {
            return ReadAgain(LoneAmpersand().Replace(text, "&amp;"), fault);
        }
        catch (XmlException fault)
        {
            throw Unreadable(fault);
        }
    }

    private static MessageNode ReadAgain(string text, XmlException first)
    {
        try
        {
            return Read(text);
        }
        catch (XmlException)
        {
            throw Unreadable(first); // the first complaint is about the text as it came
        }
    }

    private static MessageFault Unreadable(XmlException fault) =>
        new($"The XML breaks off or is damaged at line {fault.LineNumber}, column {fault.LinePosition}.", fault);

    private static MessageNode Read(string text)
    {
        var budget = new NodeBudget();
        // Without namespaces, so that a prefix that was never declared does not matter.
        using var reader = new XmlTextReader(new StringReader(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t', '\0')))
        {
            Namespaces = false,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            WhitespaceHandling = WhitespaceHandling.None,
        };
        var open = new Stack<MessageNode>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var node = budget.Make(Local(reader.Name), null, open.Count);
                    if (open.TryPeek(out var parent)) parent.Add(node);
                    var empty = reader.IsEmptyElement;
                    ReadAttributes(reader, node, budget, open.Count + 1);
                    if (!empty) open.Push(node);
                    else if (open.Count == 0) return node;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var holder):
                    holder.Text = string.Concat(holder.Text, reader.Value.Trim());
                    break;
                case XmlNodeType.EndElement:
                    var closed = open.Pop();
                    if (open.Count == 0) return closed;
                    break;
            }
        }

        throw new MessageFault("There is no whole XML element in the body.");
    }

    private static void ReadAttributes(XmlTextReader reader, MessageNode node, NodeBudget budget, int depth)
    {
        while (reader.MoveToNextAttribute())
        {
            if (!reader.Name.StartsWith("xmlns", StringComparison.Ordinal))
                node.Add(budget.Make(Local(reader.Name), reader.Value.Trim(), depth));
        }

        reader.MoveToElement();
    }

    private static string Local(string name) => name[(name.IndexOf(':') + 1)..];

    [GeneratedRegex(@"<!(DOCTYPE|ENTITY)", RegexOptions.IgnoreCase)]
    private static partial Regex DocumentType();

    [GeneratedRegex(@"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")]
    private static partial Regex LoneAmpersand();
}
