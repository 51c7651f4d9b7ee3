// The host name that ends a ++ EPC: one bit says how it is packed, six bits how long it is (TDS 2.3 section 14.5.16).
namespace EdgeAgent.Insights.Epc;

/// <summary>Reads host names.</summary>
internal static class HostName
{
    /// <summary>Reads a host name.</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="fields">Where the name goes.</param>
    /// <param name="host">The part that was read.</param>
    /// <returns>Null, or why it is none.</returns>
    public static string? Read(ref BitReader bits, ref EpcFields fields, out Slice host)
    {
        var mark = fields.Mark;
        var packed = bits.ReadInt(1) == 1;
        var length = bits.ReadInt(6);
        var problem = packed
            ? ReadSequences(ref bits, ref fields, length)
            : VariableText.ReadCode40(ref bits, ref fields, length);
        host = fields.Since(mark);
        return problem ?? (IsHost(fields[host]) ? null : "its host name is none");
    }

    // The length counts groups of seven bits; an ending from a second table takes two of them.
    private static string? ReadSequences(ref BitReader bits, ref EpcFields fields, int length)
    {
        for (var index = 0; index < length; index++)
        {
            var code = bits.ReadInt(7);
            if (code < HostNameTables.Endings.Length)
            {
                index++;
                var table = HostNameTables.Endings[code];
                var row = bits.ReadInt(7);
                if (row >= table.Length) return "its host name has an ending that stands for nothing";
                fields.Add(table[row]);
            }
            else if (HostNameTables.Word(code) is { } word) fields.Add(word);
            else fields.Add((char)code);
        }

        return null;
    }

    // RFC 1123, section 2.1: labels of 1 to 63 letters, digits and inner dashes, at most 253 characters together.
    private static bool IsHost(ReadOnlySpan<char> host)
    {
        if (host.Length > 253) return false;
        foreach (var range in host.Split('.'))
            if (!IsLabel(host[range])) return false;
        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        foreach (var character in label)
            if (!char.IsAsciiLetterOrDigit(character) && character != '-') return false;
        return label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-';
    }
}
