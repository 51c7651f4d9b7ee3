// A stored MQTT payload comes without its topic. Its items tell most topics apart (ONVIF Core, JSON event messages).
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.CameraMessages.Notifications;

/// <summary>Finds a topic out of the items of a message.</summary>
internal static class MissingTopic
{
    private const string Prefix = "onvif-ej/";

    private static readonly string[] Sensors = ["temperature", "humidity", "pressure", "light", "smoke", "water"];

    /// <summary>The same notification with a topic, where its items leave little doubt.</summary>
    public static Notification Supply(Notification notification) =>
        notification.Topic is null ? notification with { Topic = Of(notification) } : notification;

    private static string? Of(Notification notification)
    {
        var data = notification.Data;
        if (data.Find("PlateNumber") is not null) return Prefix + "RuleEngine/Recognition/LicensePlate";
        if (data.Said("Count") is not null) return Prefix + "RuleEngine/CountAggregation/Counter";
        if (data.Said("IsInside") is not null) return Prefix + "RuleEngine/FieldDetector/ObjectsInside";
        if (data.Said("classTypes") is not null) return Prefix + "CameraApplicationPlatform/ObjectAnalytics";
        if (Figures.Number(data.Said("Value")) is { } value) return Sensor(notification, value);
        if (data.Said("ObjectId") is not null && notification.Source.Said("Rule") is not null)
            return $"{Prefix}RuleEngine/LineDetector/Crossed/{Levels(notification.Source)}";
        return null;
    }

    private static string Levels(MessageNode source) =>
        "&" + string.Join('/', source.Children.Select(item => item.Text));

    private static string Sensor(Notification notification, double value)
    {
        var id = notification.Source.Said("SensorID", "Sensor", "SensorToken") ?? "";
        var name = Array.Find(
            Sensors, sensor => id.Contains(sensor[..4], StringComparison.OrdinalIgnoreCase)) ?? "value";
        var side = Figures.Number(notification.Data.Said("Threshold")) is { } threshold
            ? value >= threshold ? "/High" : "/Low"
            : "";
        return $"{Prefix}Device/Sensor/{char.ToUpperInvariant(name[0])}{name[1..]}{side}";
    }
}
