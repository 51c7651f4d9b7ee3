// Writes payloads by the field numbers of Sparkplug B's protobuf message, without generated code or reflection.
using Google.Protobuf;

namespace EdgeAgent.Sparkplug.Payloads;

/// <summary>Payloads to bytes.</summary>
internal static class PayloadWriter
{
    /// <summary>The bytes of a payload.</summary>
    public static byte[] Write(Payload payload)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            if (payload.Timestamp is { } timestamp) WriteNumber(output, PayloadField.Timestamp, timestamp);
            foreach (var metric in payload.Metrics)
            {
                output.WriteTag(PayloadField.Metrics, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(UnsafeByteOperations.UnsafeWrap(Write(metric)));
            }

            if (payload.Sequence is { } sequence) WriteNumber(output, PayloadField.Sequence, sequence);
        }

        return stream.ToArray();
    }

    private static byte[] Write(Metric metric)
    {
        using var stream = new MemoryStream(64);
        using (var output = new CodedOutputStream(stream, 64, leaveOpen: true))
        {
            if (metric.Name is { } name) WriteText(output, MetricField.Name, name);
            if (metric.Alias is { } alias) WriteNumber(output, MetricField.Alias, alias);
            if (metric.Timestamp is { } timestamp) WriteNumber(output, MetricField.Timestamp, timestamp);
            if (metric.Type is { } type) WriteNumber(output, MetricField.DataType, (uint)type);
            if (metric.IsHistorical) WriteTruth(output, MetricField.IsHistorical, true);
            if (metric.Value is null) WriteTruth(output, MetricField.IsNull, true);
            else WriteValue(output, metric.Value);
        }

        return stream.ToArray();
    }

    private static void WriteValue(CodedOutputStream output, MetricValue value)
    {
        switch (value)
        {
            case MetricValue.Whole32 whole:
                WriteNumber(output, MetricField.Whole32, whole.Bits);
                break;
            case MetricValue.Whole64 whole:
                WriteNumber(output, MetricField.Whole64, whole.Bits);
                break;
            case MetricValue.Single real:
                output.WriteTag(MetricField.Single, WireFormat.WireType.Fixed32);
                output.WriteFloat(real.Number);
                break;
            case MetricValue.Real real:
                output.WriteTag(MetricField.Real, WireFormat.WireType.Fixed64);
                output.WriteDouble(real.Number);
                break;
            case MetricValue.Truth truth:
                WriteTruth(output, MetricField.Truth, truth.Yes);
                break;
            case MetricValue.Text text:
                WriteText(output, MetricField.Text, text.Words);
                break;
            default:
                throw new ArgumentException($"A value of the kind {value.GetType().Name} is never written.");
        }
    }

    private static void WriteNumber(CodedOutputStream output, int field, ulong number)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteUInt64(number);
    }

    private static void WriteTruth(CodedOutputStream output, int field, bool yes)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteBool(yes);
    }

    private static void WriteText(CodedOutputStream output, int field, string text)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteString(text);
    }
}
