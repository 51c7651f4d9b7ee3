// Takes secrets out of texts before they leave the box in a support bundle. The config refers to secrets and the log
// never
// names them; this is the second net under both.
using System.Text.RegularExpressions;

namespace EdgeAgent.Commands.Support;

/// <summary>Takes secrets out of texts.</summary>
internal static partial class Redactor
{
    private const string Mask = "[redacted]";

    /// <summary>
    /// The text without user names and passwords in addresses, values of secret-like keys, private keys, and pickers'
    /// numbers.
    /// </summary>
    public static string Clean(string text)
    {
        text = PrivateKey().Replace(text, Mask);
        text = AddressUser().Replace(text, $"$1{Mask}@");
        text = BearerToken().Replace(text, $"$1 {Mask}");
        text = OperatorNumber().Replace(text, $"$1\"{Mask}\"");
        return SecretValue().Replace(
            text,
            match => IsReference(match.Groups["value"].Value) ? match.Value : $"{match.Groups["name"].Value}{Mask}");
    }

    private static bool IsReference(string value)
    {
        var bare = value.Trim('"', '\'');
        return bare.StartsWith("file:", StringComparison.Ordinal)
            || bare.StartsWith("credential:", StringComparison.Ordinal)
            || bare.StartsWith("env:", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)", RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    [GeneratedRegex("([a-z][a-z0-9+.-]*://)[^\\s/@]+@", RegexOptions.IgnoreCase)]
    private static partial Regex AddressUser();

    [GeneratedRegex("(\"operator\"\\s*:\\s*)\"[^\"]*\"")]
    private static partial Regex OperatorNumber();

    [GeneratedRegex("\\b(Bearer|Basic|Digest)\\s+[A-Za-z0-9+/=._~-]{6,}")]
    private static partial Regex BearerToken();

    [GeneratedRegex(
        "(?<name>\"?\\b[\\w-]*(password|passwd|passphrase|secret|token|psk|api-?key|(?<![\\w-])key)\"?\\s*[:=]\\s*)(?<value>\"[^\"]*\"|'[^']*'|[^\\s,;&}]+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();
}
