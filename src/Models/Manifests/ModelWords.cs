// The words that a manifest may choose from; in the file they stand in kebab-case.
using System.Text.Json.Serialization;

namespace EdgeAgent.Models.Manifests;

/// <summary>What a detector's numbers mean.</summary>
public enum ModelHead
{
    /// <summary>
    /// Ours: <c>score</c> [1,h,w] and <c>box</c> [1,h,w,4], distances from a cell's middle to left, top, right and
    /// bottom in units of the stride.
    /// </summary>
    [JsonStringEnumMemberName("centre-sides")]
    CentreSides,

    /// <summary>YOLOv5, v7: one output [1,N,5+C]: centre x, centre y, width, height, objectness, scores.</summary>
    [JsonStringEnumMemberName("yolo-v5")]
    YoloV5,

    /// <summary>YOLOv8, v9, 11: one output [1,4+C,N]: centre x, centre y, width, height, scores.</summary>
    [JsonStringEnumMemberName("yolo-v8")]
    YoloV8,

    /// <summary>NanoDet-Plus: one output [1,N,C+4R]: scores, and four distances as R-bin distributions.</summary>
    [JsonStringEnumMemberName("nanodet")]
    NanoDet,

    /// <summary>
    /// RT-DETR: one output [1,N,4+C] of boxes and class scores, or two, scores [1,N,C] and boxes [1,N,4]; boxes as
    /// centre x, centre y, width, height in parts of the input's sides.
    /// </summary>
    [JsonStringEnumMemberName("rt-detr")]
    RtDetr,
}

/// <summary>Order of a picture's dimensions in a tensor.</summary>
public enum TensorLayout
{
    /// <summary>Pictures, rows, columns, channels.</summary>
    [JsonStringEnumMemberName("nhwc")]
    Nhwc,

    /// <summary>Pictures, channels, rows, columns.</summary>
    [JsonStringEnumMemberName("nchw")]
    Nchw,
}

/// <summary>Type of a tensor's elements.</summary>
public enum TensorType
{
    /// <summary>Whole numbers from 0 to 255: pixels as they are.</summary>
    [JsonStringEnumMemberName("uint8")]
    UInt8,

    /// <summary>Decimal numbers of 32 bits.</summary>
    [JsonStringEnumMemberName("float32")]
    Float32,
}

/// <summary>What one channel of the input holds.</summary>
public enum PixelChannel
{
    /// <summary>Red.</summary>
    [JsonStringEnumMemberName("r")]
    Red,

    /// <summary>Green.</summary>
    [JsonStringEnumMemberName("g")]
    Green,

    /// <summary>Blue.</summary>
    [JsonStringEnumMemberName("b")]
    Blue,

    /// <summary>How much the place has changed against the resting picture.</summary>
    [JsonStringEnumMemberName("motion")]
    Motion,
}
