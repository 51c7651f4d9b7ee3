// `Name: value` lines, and the parameters behind a value, read as forgivingly as cameras write them.
using System.Text;

namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>The headers in front of a body or a part.</summary>
internal sealed class HeaderLines
{
    private const int LongestHead = 16 * 1024;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A header's value; null where it is missing.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Reads lines up to the first empty one. Lines without a colon are passed over.</summary>
    /// <param name="from">Starts at the first header.</param>
    /// <param name="length">Bytes up to and with the empty line; 0 where there are no headers at all.</param>
    public static HeaderLines Read(ReadOnlySpan<byte> from, out int length)
    {
        var headers = new HeaderLines();
        length = 0;
        for (var at = 0; at < Math.Min(from.Length, LongestHead);)
        {
            var end = from[at..].IndexOf((byte)'\n');
            var line = (end < 0 ? from[at..] : from.Slice(at, end)).TrimEnd((byte)'\r');
            if (line.IsEmpty && end >= 0)
            {
                length = at + end + 1;
                return headers;
            }

            var colon = line.IndexOf((byte)':');
            if (colon > 0)
                headers._values[Text(line[..colon])] = Text(line[(colon + 1)..]);
            if (end < 0) break;
            at += end + 1;
        }

        return headers;
    }

    /// <summary>A parameter of a header: <c>boundary</c> in <c>multipart/mixed; boundary=x</c>.</summary>
    public static string? Parameter(string? header, string name)
    {
        foreach (var piece in (header ?? "").Split(';').Skip(1))
        {
            var equals = piece.IndexOf('=');
            if (equals > 0 && piece.AsSpan(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                return piece[(equals + 1)..].Trim().Trim('"') is { Length: > 0 } value ? value : null;
        }

        return null;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).Trim();
}
