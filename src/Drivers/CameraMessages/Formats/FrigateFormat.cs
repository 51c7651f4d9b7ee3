// Frigate, an open video server, over MQTT: tracked objects, plates that it read, reviews, and counts per zone.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Formats;

/// <summary>Reads what Frigate publishes.</summary>
public sealed class FrigateFormat : ICameraFormat
{
    private const string Prefix = "frigate/";

    /// <inheritdoc/>
    public string Vendor => "frigate";

    /// <inheritdoc/>
    public IReadOnlyList<CameraReport> Read(CameraMessage message)
    {
        var text = BodyText.Decode(message.Body.Span).Trim();
        if (text.Length == 0) throw new MessageFault("The body is empty.");
        if (text[0] != '{') return [ReadState(text, message.Topic)];
        var root = JsonBody.Parse(text);
        if (root.Child("after") is { } after) return [ReadTracked(root, after, message.Topic)];
        return [root.Said("type") == "lpr" ? ReadPlate(root, message.Topic) : ReadUpdate(root, message.Topic)];
    }

    private static CameraReport ReadPlate(MessageNode root, string? topic)
    {
        var plate = root.Said("plate");
        var score = plate is null ? null : Figures.Number(root.Said("score"));
        return ReadUpdate(root, topic) with
        {
            Kind = plate is null ? ReportKinds.NoPlate : ReportKinds.Plate,
            Vehicle = new VehicleReading
            {
                Plate = plate,
                Confidence = score,
                ConfidenceShare = Figures.Share(score),
                Car = root.Said("id"),
                Passage = PassageState.Update,
            },
        };
    }

    private static CameraReport ReadUpdate(MessageNode root, string? topic) => new(ReportKinds.Other)
    {
        Time = DeviceTime.OfSeconds(Figures.Number(root.Said("timestamp"))),
        Source = new ReportSource { Name = root.Said("camera") },
        EventType = root.Said("type"),
        Signal = new SignalReading
        {
            Topic = topic ?? Prefix + "tracked_object_update",
            ObjectId = root.Said("id"),
        },
        Details = new DetailList()
            .Text("name", root.Said("name"))
            .Text("description", root.Said("description"))
            .Text("model", root.Said("model"))
            .Text("label", root.Said("label"))
            .All,
    };

    private static CameraReport ReadTracked(MessageNode root, MessageNode after, string? topic)
    {
        var isReview = after.Said("severity") is not null;
        var type = root.Said("type");
        var plate = after.Said("recognized_license_plate");
        var score = Figures.Number(after.Said("recognized_license_plate_score"));
        var ended = after.Said("end_time");
        return new CameraReport(
            isReview ? ReportKinds.Review : plate is null ? ReportKinds.ZoneObject : ReportKinds.Plate)
        {
            Time = DeviceTime.OfSeconds(Figures.Number(ended ?? after.Said("frame_time", "start_time"))),
            Source = new ReportSource { Name = after.Said("camera") },
            EventType = type,
            Active = type != "end",
            Vehicle = plate is null
                ? null
                : new VehicleReading
                {
                    Plate = plate,
                    Confidence = score,
                    ConfidenceShare = Figures.Share(score),
                    State = type,
                    Car = after.Said("id"),
                    Passage = type == "new" ? PassageState.New
                        : type == "end" ? PassageState.Final : PassageState.Update,
                },
            Signal = new SignalReading
            {
                Topic = topic ?? Prefix + (isReview ? "reviews" : "events"),
                ObjectClass = after.Said("label"),
                ObjectId = after.Said("id"),
                Region = after.Said("current_zones"),
                Severity = after.Said("severity"),
            },
            Details = new DetailList()
                .Text("sub_label", after.Said("sub_label") ?? after.Child("data")?.Said("sub_labels"))
                .Number("score", Figures.Number(after.Said("score")))
                .Number("top_score", Figures.Number(after.Said("top_score")))
                .Text("zones", string.Join(' ', Zones(after)) is { Length: > 0 } zones ? zones : null)
                .Number("start_time", Figures.Number(after.Said("start_time")))
                .Number("end_time", Figures.Number(ended))
                .All,
        };
    }

    private static IEnumerable<string> Zones(MessageNode after) =>
        after.All("entered_zones").Concat(after.Child("data")?.All("zones") ?? [])
            .Select(zone => zone.Text).OfType<string>();

    // frigate/ZONE/person with a bare number is how many are there now.
    private static CameraReport ReadState(string text, string? topic)
    {
        var levels = (topic ?? "").Split('/');
        var count = Figures.Integer(text);
        var isPeople = count is not null && levels.Length == 3 && levels[2] == "person";
        return new CameraReport(isPeople ? ReportKinds.Count : ReportKinds.Other)
        {
            EventType = text.Length <= 20 ? text : null,
            Signal = new SignalReading { Topic = topic },
            Counts = isPeople ? [new CountReading(levels[1], CountMeaning.Presence, Inside: count)] : [],
        };
    }
}
