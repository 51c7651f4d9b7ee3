// Compares a tree with the same message printed as XML by the LLRP Toolkit, name by name and value by value.
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using EdgeAgent.Drivers.Llrp.Protocol.Layouts;
using EdgeAgent.Drivers.Llrp.Protocol.Tree;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

internal static class LtkXml
{
    /// <summary>The first difference, or null where both say the same.</summary>
    public static string? Difference(LlrpMessage message, string xml) =>
        Difference(message, XDocument.Parse(xml).Root!);

    public static string? Difference(LlrpMessage message, XElement xml)
    {
        if (xml.Attribute("MessageID") is { } id && id.Value != message.Id.ToString()) return $"id {id.Value}";
        return Difference(message.Element, xml, xml.Name.LocalName);
    }

    private static string? Difference(LlrpElement element, XElement xml, string path)
    {
        if (element.Layout?.Name != xml.Name.LocalName) return $"{path}: is {element.Layout?.Name ?? "unknown"}";
        var children = xml.Elements().ToList();
        var next = 0;
        for (var index = 0; index < element.Fields.Count; index++)
        {
            var field = element.Layout.Fields[index];
            if (field.Kind == FieldKind.Reserved || field.IsNew) continue;
            if (next == children.Count) return $"{path}: {field.Name} is not in the XML";
            var child = children[next++];
            var value = Text(field, element.Fields[index], child);
            var isSame = string.Equals(value, Plain(child), StringComparison.OrdinalIgnoreCase);
            if (child.Name.LocalName != field.Name || !isSame)
                return $"{path}/{field.Name}: {value}, XML {child.Name.LocalName} {child.Value}";
        }

        if (children.Count - next != element.Parameters.Count)
            return $"{path}: {element.Parameters.Count} parameters, XML {children.Count - next}";
        return element.Parameters
            .Select((parameter, index) => Difference(
                parameter, children[next + index], $"{path}/{children[next + index].Name.LocalName}[{index}]"))
            .FirstOrDefault(difference => difference is not null);
    }

    // The XML's own forms: dates for UTC microseconds, words in groups, names for values, bit counts as attributes.
    private static string Text(FieldLayout field, FieldValue value, XElement xml)
    {
        var isNumber = char.IsAsciiDigit(xml.Value.FirstOrDefault());
        if (!isNumber && field.Names?.GetValueOrDefault((int)value.Number) is { } name) return name;
        var hex = Convert.ToHexString(value.Bytes.Span);
        return field.Kind switch
        {
            FieldKind.Unsigned when field.IsTruth && !isNumber => value.Number != 0 ? "true" : "false",
            FieldKind.Unsigned => value.Number.ToString(),
            FieldKind.Signed => ((long)value.Number).ToString(),
            FieldKind.Text => Encoding.UTF8.GetString(value.Bytes.Span),
            FieldKind.BitArray => xml.Attribute("Count") is null ? hex : $"{value.Number}:{hex}",
            FieldKind.Array when xml.Value == "EPCGlobalClass1Gen2" && hex == "01" => xml.Value,
            FieldKind.Array when !field.IsHex => string.Concat(value.Bytes.ToArray().Chunk(field.Bits / 8)
                .Select(bytes => bytes.Aggregate(0UL, (sum, one) => (sum << 8) | one) + " ")).Replace(" ", ","),
            _ => hex,
        };
    }

    private static string Microseconds(string date) =>
        ((DateTimeOffset.Parse(date, CultureInfo.InvariantCulture) - DateTimeOffset.UnixEpoch).Ticks / 10).ToString();

    private static string Plain(XElement xml)
    {
        var text = xml.Attribute("Count") is { } count ? $"{count.Value}:{xml.Value}" : xml.Value;
        return xml.Name.LocalName switch
        {
            "AntennaIDs" or "Frequency" when text.Contains(' ') => text.Replace(" ", ",") + ",",
            "AntennaIDs" => text.Length == 0 ? text : text + ",",
            "ErrorDescription" or "Message" or "ReaderFirmwareVersion" => text,
            "Microseconds" when text.Contains('T') => Microseconds(text),
            _ => text.Replace(" ", ""),
        };
    }
}
