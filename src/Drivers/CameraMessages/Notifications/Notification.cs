// A WS-BaseNotification message of ONVIF (Core Specification, section 9), out of XML or out of the JSON that cameras
// publish over MQTT.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.CameraMessages.Notifications;

/// <summary>Topic, time, and the items of source, key and data.</summary>
internal sealed record Notification
{
    /// <summary>The topic as sent; null where there is none.</summary>
    public string? Topic { get; init; }

    /// <summary>When it happened; UTC, also without a Z.</summary>
    public DeviceTime Time { get; init; }

    /// <summary><c>Initialized</c>, <c>Changed</c> or <c>Deleted</c>; null where it is an event, not a
    /// property.</summary>
    public string? Operation { get; init; }

    /// <summary>Items that say who or what it is about.</summary>
    public required MessageNode Source { get; init; }

    /// <summary>Items that say what happened.</summary>
    public required MessageNode Data { get; init; }

    /// <summary>The topic without the prefixes of its levels: <c>RuleEngine/LineDetector/Crossed</c>.</summary>
    public string Path => string.Join(
        '/', (Topic ?? "").Split('/').Select(level => level[(level.LastIndexOf(':') + 1)..]));

    /// <summary>An item of the data, else of the source.</summary>
    public string? Item(params ReadOnlySpan<string> names) => Data.Said(names) ?? Source.Said(names);

    /// <summary>Reads a <c>wsnt:NotificationMessage</c>.</summary>
    public static Notification OfXml(MessageNode message)
    {
        var inner = message.Child("Message")?.Child("Message") ?? message.Child("Message") ?? message;
        return new Notification
        {
            Topic = message.Said("Topic") ?? message.Child("Topic")?.Text,
            Time = DeviceTime.OfText(inner.Said("UtcTime"), isUtc: true),
            Operation = inner.Said("PropertyOperation"),
            Source = Items(inner.Child("Source"), inner.Child("Key")),
            Data = Items(inner.Child("Data")),
        };
    }

    /// <summary>Reads <c>{UtcTime, Source, Data}</c>, or Axis' <c>{source, key, data}</c>.</summary>
    public static Notification OfJson(MessageNode message, string? topic, string? timestamp)
    {
        var time = DeviceTime.OfText(message.Said("UtcTime"), isUtc: true);
        if (!time.IsStated) time = DeviceTime.OfMilliseconds(Figures.Long(timestamp));
        return new Notification
        {
            Topic = topic,
            Time = time.IsStated ? time : DeviceTime.OfText(timestamp, isUtc: true),
            Operation = message.Said("PropertyOperation"),
            Source = message.Child("Source") ?? new MessageNode("Source"),
            Data = message.Child("Data") ?? new MessageNode("Data"),
        };
    }

    // SimpleItem Name="x" Value="y" becomes x: y; ElementItem Name="x" becomes a group x.
    private static MessageNode Items(params ReadOnlySpan<MessageNode?> groups)
    {
        var items = new MessageNode("Items");
        foreach (var group in groups)
        {
            foreach (var item in group?.Children ?? [])
            {
                if (item.Said("Name") is not { } name) continue;
                var node = items.Add(new MessageNode(name, item.Said("Value")));
                foreach (var child in item.Children.Where(child => !child.Is("Name") && !child.Is("Value")))
                    node.Add(child);
            }
        }

        return items;
    }
}
