// Reads payloads that hosts send. They come from outside: whatever the bytes are, the answer is a payload or null.
using Google.Protobuf;

namespace EdgeAgent.Sparkplug.Payloads;

/// <summary>Bytes to payloads.</summary>
internal static class PayloadReader
{
    /// <summary>The payload; null where the bytes are none. A field of a wrong wire type counts as unknown.</summary>
    public static Payload? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ReadPayload(new CodedInputStream(bytes.ToArray()));
        }
        catch (InvalidProtocolBufferException)
        {
            // Anyone may write to the topic; what is no payload says nothing.
            return null;
        }
    }

    private static Payload ReadPayload(CodedInputStream input)
    {
        ulong? timestamp = null, sequence = null;
        var metrics = new List<Metric>();
        while (input.ReadTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case (PayloadField.Timestamp << Tag.Shift) | Tag.Varint:
                    timestamp = input.ReadUInt64();
                    break;
                case (PayloadField.Metrics << Tag.Shift) | Tag.Delimited:
                    metrics.Add(ReadMetric(input.ReadBytes().CreateCodedInput()));
                    break;
                case (PayloadField.Sequence << Tag.Shift) | Tag.Varint:
                    sequence = input.ReadUInt64();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return new Payload(timestamp, sequence, metrics);
    }

    private static Metric ReadMetric(CodedInputStream input)
    {
        var metric = new Metric();
        var isNull = false;
        while (input.ReadTag() is > 0 and var tag)
        {
            switch (tag)
            {
                case (MetricField.Name << Tag.Shift) | Tag.Delimited:
                    metric = metric with { Name = input.ReadString() };
                    break;
                case (MetricField.Alias << Tag.Shift) | Tag.Varint:
                    metric = metric with { Alias = input.ReadUInt64() };
                    break;
                case (MetricField.Timestamp << Tag.Shift) | Tag.Varint:
                    metric = metric with { Timestamp = input.ReadUInt64() };
                    break;
                case (MetricField.DataType << Tag.Shift) | Tag.Varint:
                    metric = metric with { Type = (DataType)input.ReadUInt32() };
                    break;
                case (MetricField.IsHistorical << Tag.Shift) | Tag.Varint:
                    metric = metric with { IsHistorical = input.ReadBool() };
                    break;
                case (MetricField.IsNull << Tag.Shift) | Tag.Varint:
                    isNull = input.ReadBool();
                    break;
                default:
                    metric = metric with { Value = ReadValue(input, tag) ?? metric.Value };
                    break;
            }
        }

        return isNull ? metric with { Value = null } : metric;
    }

    // Of several values the last one holds, as with any protobuf choice; null = the field is no value.
    private static MetricValue? ReadValue(CodedInputStream input, uint tag)
    {
        switch (tag)
        {
            case (MetricField.Whole32 << Tag.Shift) | Tag.Varint:
                return new MetricValue.Whole32(input.ReadUInt32());
            case (MetricField.Whole64 << Tag.Shift) | Tag.Varint:
                return new MetricValue.Whole64(input.ReadUInt64());
            case (MetricField.Single << Tag.Shift) | Tag.Fixed32:
                return new MetricValue.Single(input.ReadFloat());
            case (MetricField.Real << Tag.Shift) | Tag.Fixed64:
                return new MetricValue.Real(input.ReadDouble());
            case (MetricField.Truth << Tag.Shift) | Tag.Varint:
                return new MetricValue.Truth(input.ReadBool());
            case (MetricField.Text << Tag.Shift) | Tag.Delimited:
                return new MetricValue.Text(input.ReadString());
            default:
                input.SkipLastField();
                var field = WireFormat.GetTagFieldNumber(tag);
                return field is >= MetricField.Bytes and <= MetricField.Extension
                    ? new MetricValue.PassedOver(field)
                    : null;
        }
    }
}
