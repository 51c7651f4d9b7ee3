// JSON objects that follow one another without a delimiter, out of a text that is there as a whole.
namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Splits a text into its JSON objects.</summary>
public static class JsonObjects
{
    private const int MostObjects = 1_000;

    /// <summary>The objects. A last one that breaks off is handed out as it is, for the parser to complain.</summary>
    /// <exception cref="MessageFault">There are too many.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var objects = new List<string>();
        var (depth, start, quoted) = (0, -1, false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted)
            {
                if (letter == '\\') at++;
                else if (letter == '"') quoted = false;
                continue;
            }

            if (letter == '"') quoted = depth > 0;
            else if (letter == '{' && depth++ == 0) start = at;
            else if (letter == '}' && depth > 0 && --depth == 0) objects.Add(text[start..(at + 1)]);
            if (objects.Count > MostObjects)
                throw new MessageFault($"There are more than {MostObjects} objects in it.");
        }

        if (depth > 0) objects.Add(text[start..]);
        return objects;
    }
}
