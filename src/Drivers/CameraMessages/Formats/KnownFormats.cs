// The formats of this build, and how a body tells which one it is.
using EdgeAgent.Drivers.Axis.Messages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.Dahua.Messages;
using EdgeAgent.Drivers.Hikvision.Messages;
using EdgeAgent.Drivers.Milesight.Messages;
using EdgeAgent.Drivers.Onvif.Messages;

namespace EdgeAgent.Drivers.CameraMessages.Formats;

/// <summary>Finds formats by name and by content.</summary>
public static class KnownFormats
{
    private static readonly string[] DahuaNames = ["eventList", "TrafficCar", "SnapInfo", "infos", "NonMotor"];

    /// <summary>The vendors, in the order in which documents list them.</summary>
    public static IReadOnlyList<string> Vendors { get; } =
        ["hikvision", "axis", "dahua", "milesight", "onvif", "frigate", "json"];

    /// <summary>The format of a vendor; null where there is none of that name.</summary>
    /// <param name="name">The vendor's name, also followed by a model: <c>milesight-vs121</c>.</param>
    /// <param name="hint">Another text that may name the model, such as a file's name.</param>
    public static ICameraFormat? Named(string name, string? hint = null)
    {
        var vendor = Vendors.FirstOrDefault(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase));
        return vendor switch
        {
            "hikvision" => new HikvisionFormat(),
            "axis" => new AxisFormat(),
            "dahua" => new DahuaFormat(),
            "milesight" => new MilesightFormat(ModelIn(name) ?? ModelIn(hint)),
            "onvif" => new OnvifFormat(),
            "frigate" => new FrigateFormat(),
            "json" => new JsonFormat(),
            _ => ModelIn(name) is { } model ? new MilesightFormat(model) : null,
        };
    }

    /// <summary>The vendor whose format a body shows.</summary>
    /// <exception cref="MessageFault">The body cannot be read.</exception>
    public static string VendorOf(CameraMessage message)
    {
        var body = MessageBody.Open(message);
        if (body.Documents.Count == 0) return "hikvision"; // pictures alone: its parser says so
        var document = body.Documents[0].Content.Span;
        var text = BodyText.Decode(document).Trim();
        if (text.StartsWith('<')) return VendorOfXml(XmlBody.Parse(text), text);
        if (text.StartsWith('{')) return VendorOfJson(JsonBody.Parse(JsonObjects.Split(text)[0]));
        return text.Contains('=') || text is "Heartbeat" ? "dahua" : "milesight";
    }

    private static string VendorOfXml(MessageNode root, string text) =>
        root.Find("EventNotificationAlert") is not null ? "hikvision"
        : text.Contains("axis.com", StringComparison.OrdinalIgnoreCase) ? "axis"
        : root.Find("Plate") is not null ? "dahua"
        : "onvif";

    private static string VendorOfJson(MessageNode root)
    {
        bool Has(params ReadOnlySpan<string> names) => root.Child(names) is not null;
        if (Has("carState", "plateText", "tags", "localTime") || (Has("topic") && Has("message"))) return "axis";
        if (Has("after") || root.Said("type") == "lpr") return "frigate";
        if (Has("hex", "frm_payload", "uplink_message") || (Has("data") && Has("devEUI", "fPort"))) return "milesight";
        if (Has("UtcTime") && Has("Data", "Source")) return "onvif";
        if (Has("EventNotificationAlert") || Has("eventType") || Has("ANPR")) return "hikvision";
        return DahuaNames.Any(name => root.Find(name) is not null) ? "dahua" : "json";
    }

    private static MilesightModel? ModelIn(string? text)
    {
        foreach (var model in Enum.GetValues<MilesightModel>())
        {
            if (text?.Contains(model.ToString(), StringComparison.OrdinalIgnoreCase) == true) return model;
        }

        return null;
    }
}
