// What a picking terminal writes to a warehouse system: `prTaskLUTGetPicks('01-03-26 12:00:00','T-1','7', …)`, closed
// by CR LF LF. The first three arguments are the time, the terminal and the operator.
using System.Text;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>A request.</summary>
/// <param name="Name">Its name: <c>prTaskLUT…</c> waits for an answer, <c>prTaskODR…</c> for a receipt.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record LutRequest(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>The end of every message.</summary>
    public const string End = "\r\n\n";

    private const int MostArguments = 100;
    private const int LongestName = 80;

    /// <summary>As it is written, its end included. A quote or a control character in an argument becomes a space: the
    /// format knows no way to write them.</summary>
    public string Format()
    {
        var text = new StringBuilder(Name).Append('(');
        foreach (var (index, argument) in Arguments.Index())
        {
            if (index > 0) text.Append(',');
            text.Append('\'').Append(Clean(argument)).Append('\'');
        }

        return text.Append(')').Append(End).ToString();
    }

    /// <summary>Whether a line is complete: what follows it cannot belong to it.</summary>
    public static bool IsWhole(string line) => line.AsSpan().TrimEnd() is [.., ')'];

    /// <summary>Reads a line; null where it is no request, and then why, as a sentence.</summary>
    public static (LutRequest? Request, string? Fault) Parse(string line)
    {
        var text = line.AsSpan().Trim();
        var open = text.IndexOf('(');
        if (open is <= 0 or > LongestName || text[^1] != ')')
            return (null, "It is no request: `name('argument',…)` is expected.");
        var name = text[..open].Trim().ToString();
        if (!name.All(char.IsAsciiLetterOrDigit)) return (null, "Its name holds more than letters and digits.");
        var arguments = new List<string>();
        var rest = text[(open + 1)..^1].Trim();
        while (!rest.IsEmpty)
        {
            if (rest[0] != '\'') return (null, $"Argument {arguments.Count + 1} does not begin with a quote.");
            var end = rest[1..].IndexOf('\'');
            if (end < 0) return (null, $"The quote of argument {arguments.Count + 1} is not closed.");
            arguments.Add(rest.Slice(1, end).ToString());
            if (arguments.Count > MostArguments) return (null, $"It has more than {MostArguments} arguments.");
            rest = rest[(end + 2)..].TrimStart();
            if (rest.IsEmpty) break;
            if (rest[0] != ',') return (null, $"A comma is expected after argument {arguments.Count}.");
            rest = rest[1..].TrimStart();
            if (rest.IsEmpty) return (null, "An argument is expected after the last comma.");
        }

        return (new LutRequest(name, arguments), null);
    }

    /// <summary>An argument as it can be written.</summary>
    public static string Clean(string argument) =>
        string.Concat(argument.Select(c => c == '\'' || char.IsControl(c) ? ' ' : c));
}
