// Prints a tree as JSON: fields and parameters by name, in their order on the wire.
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using EdgeAgent.Drivers.Llrp.Protocol.Layouts;

namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>Writes elements as JSON objects.</summary>
/// <param name="writer">Where to.</param>
/// <param name="version">The message's version: fields that are new in 1.1 are left out of a message of 1.0.1 unless
/// they are set.</param>
public sealed class TreeJson(Utf8JsonWriter writer, ProtocolVersion version)
{
    /// <summary>Writes an element as an object: its fields by name, then its parameters by name. Those that may come
    /// more than once, or do, are arrays; one with a single value is that value; unknown ones stand under
    /// <c>unknown</c> with their bytes in hex.</summary>
    public void WriteObject(LlrpElement element)
    {
        writer.WriteStartObject();
        if (element.Layout is null) writer.WriteString("hex", Convert.ToHexString(element.Unread.Span));
        for (var index = 0; index < element.Fields.Count; index++)
        {
            var field = element.Layout!.Fields[index];
            if (!IsShown(field, element.Fields[index])) continue;
            writer.WritePropertyName(field.Name);
            WriteValue(field, element.Fields[index]);
            WriteName(field.Name, field, element.Fields[index]);
            if (field.Kind != FieldKind.BitArray) continue;
            writer.WriteNumber(element.Fields.Count == 1 ? "bits" : $"{field.Name}Bits", element.Fields[index].Number);
        }

        WriteVendorData(element);
        foreach (var group in element.Parameters.GroupBy(parameter => Heading(element, parameter)))
            WriteGroup(element, group.Key, [.. group]);
        writer.WriteEndObject();
    }

    private bool IsShown(FieldLayout field, FieldValue value) =>
        field.Kind != FieldKind.Reserved && (!field.IsNew || version != ProtocolVersion.Llrp101 || value.Number != 0);

    // A parameter that stands where it does not belong could have the name of a field there; it is shown as unknown.
    private static string Heading(LlrpElement parent, LlrpElement parameter) =>
        parameter.Layout is { } layout && parent.Field(layout.Name) is null ? layout.Name : "unknown";

    private void WriteGroup(LlrpElement parent, string name, IReadOnlyList<LlrpElement> parameters)
    {
        var mayRepeat = parent.Layout!.Parameters.GetValueOrDefault(name) || name == "unknown";
        if (!mayRepeat && parameters.Count == 1)
        {
            WriteOne(name, parameters[0]);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var parameter in parameters)
        {
            if (name == "unknown") WriteUnknown(parameter);
            else WriteParameter(parameter);
        }

        writer.WriteEndArray();
    }

    private void WriteOne(string name, LlrpElement parameter)
    {
        writer.WritePropertyName(name);
        WriteParameter(parameter);
        if (IsOneValue(parameter)) WriteName(name, OnlyField(parameter), OnlyValue(parameter));
    }

    private void WriteParameter(LlrpElement parameter)
    {
        if (IsOneValue(parameter)) WriteValue(OnlyField(parameter), OnlyValue(parameter));
        else WriteObject(parameter);
    }

    private void WriteUnknown(LlrpElement parameter)
    {
        writer.WriteStartObject();
        writer.WriteNumber("type", parameter.Type);
        if (parameter.Layout is null)
        {
            writer.WriteString("hex", Convert.ToHexString(parameter.Unread.Span));
        }
        else
        {
            WriteOne(parameter.Layout.Name, parameter);
        }

        writer.WriteEndObject();
    }

    // A vendor's data stays readable as hex, as in the LLRP Toolkit's XML; where it is understood it is shown as well.
    private void WriteVendorData(LlrpElement element)
    {
        if (element.Layout is not { Type: 1023 } || element.Fields.Count < 3) return;
        var (vendor, subtype) = ((uint)element.Fields[0].Number, (uint)element.Fields[1].Number);
        var layout = element.Layout.Name == "Custom"
            ? LayoutCatalog.Standard.VendorParameter(vendor, subtype)
            : LayoutCatalog.Standard.VendorMessage(vendor, subtype);
        if (layout is null || TreeDecoder.DecodeData(layout, element.Fields[2].Bytes) is not { } data) return;
        WriteOne(layout.Name, data);
    }

    private static bool IsOneValue(LlrpElement element) =>
        element.Layout is { IsOneValue: true } layout
        && element.Fields.Count == layout.Fields.Count && element.Parameters.Count == 0;

    private static FieldLayout OnlyField(LlrpElement element) =>
        element.Layout!.Fields.First(field => field.Kind != FieldKind.Reserved);

    private static FieldValue OnlyValue(LlrpElement element) => element.Field(OnlyField(element).Name)!.Value;

    private void WriteName(string of, FieldLayout field, FieldValue value)
    {
        if (field.Names?.GetValueOrDefault((int)value.Number) is { } name) writer.WriteString($"{of}Name", name);
    }

    private void WriteValue(FieldLayout field, FieldValue value)
    {
        switch (field.Kind)
        {
            case FieldKind.Unsigned when field.IsTruth:
                writer.WriteBooleanValue(value.Number != 0);
                break;
            case FieldKind.Unsigned:
                writer.WriteNumberValue(value.Number);
                break;
            case FieldKind.Signed:
                writer.WriteNumberValue((long)value.Number);
                break;
            case FieldKind.Text:
                writer.WriteStringValue(Encoding.UTF8.GetString(value.Bytes.Span));
                break;
            case FieldKind.Array when !field.IsHex:
                WriteNumbers(field.Bits / 8, value.Bytes.Span);
                break;
            default:
                writer.WriteStringValue(Convert.ToHexString(value.Bytes.Span));
                break;
        }
    }

    private void WriteNumbers(int elementBytes, ReadOnlySpan<byte> bytes)
    {
        writer.WriteStartArray();
        for (; !bytes.IsEmpty; bytes = bytes[elementBytes..])
        {
            writer.WriteNumberValue(elementBytes switch
            {
                1 => bytes[0],
                2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
                _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            });
        }

        writer.WriteEndArray();
    }
}
