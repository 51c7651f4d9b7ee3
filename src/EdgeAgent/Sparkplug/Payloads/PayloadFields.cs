// Field numbers of Sparkplug B's protobuf messages, and the tags they make (protobuf encoding: number and wire type).
namespace EdgeAgent.Sparkplug.Payloads;

/// <summary>Fields of a payload.</summary>
internal static class PayloadField
{
    public const int Timestamp = 1;
    public const int Metrics = 2;
    public const int Sequence = 3;
}

/// <summary>Fields of a metric.</summary>
internal static class MetricField
{
    public const int Name = 1;
    public const int Alias = 2;
    public const int Timestamp = 3;
    public const int DataType = 4;
    public const int IsHistorical = 5;
    public const int IsNull = 7;
    public const int Whole32 = 10;
    public const int Whole64 = 11;
    public const int Single = 12;
    public const int Real = 13;
    public const int Truth = 14;
    public const int Text = 15;
    public const int Bytes = 16;
    public const int Extension = 19;
}

/// <summary>What a field's number is shifted by, and the wire types beside it.</summary>
internal static class Tag
{
    public const int Shift = 3;
    public const uint Varint = 0;
    public const uint Fixed64 = 1;
    public const uint Delimited = 2;
    public const uint Fixed32 = 5;
}
