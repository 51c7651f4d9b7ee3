// Writes a tree as bytes again: what was decoded without a fault comes out as it went in.
using EdgeAgent.Drivers.Llrp.Protocol.Layouts;

namespace EdgeAgent.Drivers.Llrp.Protocol.Tree;

/// <summary>Encodes messages from trees.</summary>
public static class TreeEncoder
{
    /// <summary>Appends a message.</summary>
    /// <exception cref="InvalidOperationException">A parameter is longer than 65,535 bytes, or a run of bits is no
    /// full byte.</exception>
    public static void Encode(LlrpMessage message, LlrpWriter writer)
    {
        using (writer.Message((MessageType)message.Element.Type, message.Id, message.Version))
            WriteBody(message.Element, writer);
    }

    private static void WriteBody(LlrpElement element, LlrpWriter writer)
    {
        writer.Raw(element.Unread.Span);
        for (var index = 0; index < element.Fields.Count; index++)
            WriteField(element.Layout!.Fields[index], element.Fields[index], writer);
        foreach (var parameter in element.Parameters) WriteParameter(parameter, writer);
    }

    private static void WriteParameter(LlrpElement parameter, LlrpWriter writer)
    {
        var type = (ParameterType)parameter.Type;
        if (parameter.Layout is not null && type < ParameterType.UTCTimestamp)
        {
            WriteBody(parameter, writer.Tv(type));
            return;
        }

        using (writer.Parameter(type)) WriteBody(parameter, writer);
    }

    private static void WriteField(FieldLayout field, FieldValue value, LlrpWriter writer)
    {
        switch (field.Kind)
        {
            case FieldKind.Unsigned when field.Bits == 64:
                writer.U64(value.Number);
                break;
            case FieldKind.Reserved or FieldKind.Unsigned or FieldKind.Signed:
                writer.Bits((uint)value.Number, field.Bits);
                break;
            case FieldKind.Bytes96 or FieldKind.Rest:
                writer.Raw(value.Bytes.Span);
                break;
            default:
                writer.U16((ushort)value.Number).Raw(value.Bytes.Span);
                break;
        }
    }
}
