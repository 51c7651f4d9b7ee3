// `Events[0].TrafficCar.PlateNumber=AB 123`, a line each, as Dahua's CGI answers, into the same tree.
using System.Globalization;

namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Reads lines of dotted keys into a tree.</summary>
public static class KeyValueBody
{
    /// <summary>Reads the lines; those without <c>=</c> are passed over.</summary>
    /// <exception cref="MessageFault">There is not one such line, or there are too many.</exception>
    public static MessageNode Parse(string text)
    {
        var root = new MessageNode("");
        var budget = new NodeBudget();
        var groups = new Dictionary<string, MessageNode>(StringComparer.Ordinal);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var equals = line.IndexOf('=');
            if (equals <= 0 || line[..equals].IndexOfAny(" <{;:") >= 0) continue;
            Add(root, groups, budget, line[..equals].ToString(), line[(equals + 1)..].Trim().ToString());
        }

        return root.Children.Count > 0 ? root : throw new MessageFault("There is no line such as `name=value` in it.");
    }

    private static void Add(
        MessageNode root, Dictionary<string, MessageNode> groups, NodeBudget budget, string key, string value)
    {
        var parent = root;
        var depth = 0;
        for (var from = 0; ;)
        {
            depth++;
            var dot = key.IndexOf('.', from);
            var segment = dot < 0 ? key[from..] : key[from..dot];
            if (dot < 0)
            {
                parent.Add(budget.Make(WithoutIndex(segment), value, depth));
                return;
            }

            var path = key[..dot];
            if (!groups.TryGetValue(path, out var group))
                groups[path] = group = parent.Add(budget.Make(WithoutIndex(segment), null, depth));
            parent = group;
            from = dot + 1;
        }
    }

    private static string WithoutIndex(string segment)
    {
        var bracket = segment.IndexOf('[');
        return bracket > 0 && segment.EndsWith(']')
            && int.TryParse(segment.AsSpan(bracket + 1, segment.Length - bracket - 2),
                NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? segment[..bracket]
            : segment;
    }
}
