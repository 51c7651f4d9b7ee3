// Shows the line of a fault with a caret below it. A value that may be a secret is covered.
using System.Text.RegularExpressions;
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.Commands.Checks;

/// <summary>The offending line and its caret.</summary>
internal static partial class FaultExcerpt
{
    private const int WidestLine = 160;
    private static readonly string[] SecretWords = ["pass", "secret", "token", "key", "credential", "pin"];

    /// <summary>Two lines of text; none where the file has no such line.</summary>
    public static IReadOnlyList<string> Of(ConfigFault fault, IReadOnlyList<string> lines)
    {
        if (fault.Line > lines.Count || lines[fault.Line - 1].Trim().Length == 0) return [];
        var line = lines[fault.Line - 1].TrimEnd().Replace('\t', ' ');
        line = Covered(line, fault);
        if (line.Length > WidestLine) line = line[..WidestLine] + "…";
        var caret = Math.Min(fault.Column - 1, line.Length);
        return [$"{fault.Line,5} | {line}", $"      | {new string(' ', caret)}^"];
    }

    private static string Covered(string line, ConfigFault fault)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var key = colon < 0 ? line : line[..colon];
        var mayBeSecret = fault.HidesValue
            || SecretWords.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
        if (!mayBeSecret) return AddressUser().Replace(line, "://…@");
        if (colon >= 0) return $"{key}: …";
        return line.EndsWith(':') ? line : new string(' ', line.Length - line.TrimStart().Length) + "…";
    }

    // A login inside an address, before its host.
    [GeneratedRegex(@"://[^\s/]+@")]
    private static partial Regex AddressUser();
}
