// XML, JSON and key=value text as one tree of names and texts: vendors change the wrapping between two firmwares, the
// names inside stay. Names are local names (no namespace prefix) and compared without case.
namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>A named text or a named group. The members of a list are siblings with the same name.</summary>
/// <param name="name">The local name; empty for the root of a JSON document.</param>
/// <param name="text">The text; null for a group and for JSON's <c>null</c>.</param>
public sealed class MessageNode(string name, string? text = null)
{
    /// <summary>Groups may be nested so deep; what is deeper is refused.</summary>
    public const int MostDepth = 64;

    /// <summary>A message may hold so many nodes; more are refused.</summary>
    public const int MostNodes = 50_000;

    private static readonly string[] Absences = ["unknown", "unknow", "null", "none", "n/a"];

    private readonly List<MessageNode> _children = [];

    /// <summary>The local name.</summary>
    public string Name { get; } = name;

    /// <summary>The text, trimmed; null where there is none.</summary>
    public string? Text { get; internal set; } = text;

    /// <summary>Attributes first, then elements, in their order.</summary>
    public IReadOnlyList<MessageNode> Children => _children;

    /// <summary>The first child of one of these names; the order of the names decides.</summary>
    public MessageNode? Child(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in _children)
            {
                if (child.Is(name)) return child;
            }
        }

        return null;
    }

    /// <summary>The children of a name.</summary>
    public IEnumerable<MessageNode> All(string name) => _children.Where(child => child.Is(name));

    /// <summary>The first node of a name at any depth, in the order of the document; may be this one.</summary>
    public MessageNode? Find(string name)
    {
        if (Is(name)) return this;
        foreach (var child in _children)
        {
            if (child.Find(name) is { } found) return found;
        }

        return null;
    }

    /// <summary>All nodes of a name at any depth, outermost first.</summary>
    public IEnumerable<MessageNode> FindAll(string name) => Is(name)
        ? [this]
        : _children.SelectMany(child => child.FindAll(name));

    /// <summary>The text of a child; null where it is missing, empty, or only says that nothing is known.</summary>
    public string? Said(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in _children)
            {
                if (child.Is(name) && Known(child.Text) is { } text) return text;
            }
        }

        return null;
    }

    /// <summary>The text of a node at any depth, under the same rule.</summary>
    public string? SaidAnywhere(string name) =>
        FindAll(name).Select(node => Known(node.Text)).FirstOrDefault(text => text is not null);

    /// <summary>Whether the name is the same, without case.</summary>
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A text that says something, or null.</summary>
    public static string? Known(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) || Absences.Contains(trimmed, StringComparer.OrdinalIgnoreCase)
            ? null
            : trimmed;
    }

    internal MessageNode Add(MessageNode child)
    {
        _children.Add(child);
        return child;
    }
}
