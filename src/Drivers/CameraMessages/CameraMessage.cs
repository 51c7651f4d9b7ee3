// One thing that a camera handed over, before anybody has looked into it.
namespace EdgeAgent.Drivers.CameraMessages;

/// <summary>A body and what came beside it.</summary>
/// <param name="Body">The bytes as they came.</param>
/// <param name="ContentType">The content type that the sender states; null where it states none.</param>
/// <param name="Topic">The MQTT topic, or another name of the channel; null where there is none.</param>
public sealed record CameraMessage(ReadOnlyMemory<byte> Body, string? ContentType = null, string? Topic = null);
