// JSON of systems that have no format of their own here: a plate, or counts, under one of the usual names.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Formats;

/// <summary>Reads plain JSON by the names that most systems use.</summary>
public sealed class JsonFormat : ICameraFormat
{
    private static readonly string[] PlateNames =
    [
        "plate", "licensePlate", "license_plate", "plateNumber", "plate_number", "plateText", "PlateNo", "registration",
    ];

    private static readonly string[] TimeNames =
        ["timestamp", "time", "dateTime", "datetime", "date", "utc", "eventTime"];

    private static readonly string[] ScoreNames = ["confidence", "score", "probability"];

    /// <inheritdoc/>
    public string Vendor => "json";

    /// <inheritdoc/>
    public IReadOnlyList<CameraReport> Read(CameraMessage message)
    {
        var body = MessageBody.Open(message);
        return
        [
            .. from document in body.Documents
               let root = JsonBody.Parse(BodyText.Decode(document.Content.Span))
               let type = root.Said("event", "type", "topic")
               select Read(root) with { Pictures = body.Pictures.Count, EventType = type },
        ];
    }

    private static CameraReport Read(MessageNode root)
    {
        var plateNode = PlateNames.Select(root.Find).FirstOrDefault(node => node is not null);
        var isCount = root.Find("in") is not null || root.Find("out") is not null;
        var report = plateNode is not null ? Vehicle(root, plateNode)
            : isCount ? Count(root)
            : new CameraReport(ReportKinds.Other);
        return report with
        {
            Time = TimeOf(TimeNames.Select(root.SaidAnywhere).FirstOrDefault(text => text is not null)),
            Source = new ReportSource { Name = root.SaidAnywhere("camera"), Serial = root.SaidAnywhere("serial") },
            EventId = root.Said("uuid", "id", "event_id"),
        };
    }

    private static CameraReport Vehicle(MessageNode root, MessageNode plateNode)
    {
        var plate = MessageNode.Known(plateNode.Text);
        var direction = root.SaidAnywhere("direction");
        var confidence = plate is null
            ? null
            : Figures.Number(ScoreNames.Select(root.SaidAnywhere).FirstOrDefault(text => text is not null));
        return new CameraReport(plate is null ? ReportKinds.NoPlate : ReportKinds.Plate)
        {
            Vehicle = new VehicleReading
            {
                Plate = plate,
                Confidence = confidence,
                ConfidenceShare = Figures.ShareOrPercent(confidence),
                Direction = direction,
                Heading = Headings.Of(direction),
                Country = root.SaidAnywhere("country"),
                Region = root.SaidAnywhere("region"),
                Make = root.SaidAnywhere("make") ?? root.SaidAnywhere("brand"),
                Model = root.SaidAnywhere("model"),
                Color = root.SaidAnywhere("color") ?? root.SaidAnywhere("colour"),
            },
        };
    }

    private static CameraReport Count(MessageNode root) => new(ReportKinds.Count)
    {
        Counts =
        [
            new CountReading(
                root.SaidAnywhere("line"), CountMeaning.Period,
                Figures.Integer(root.SaidAnywhere("in")), Figures.Integer(root.SaidAnywhere("out"))),
        ],
    };

    private static DeviceTime TimeOf(string? text)
    {
        if (Figures.Number(text) is not { } number) return DeviceTime.OfText(text);
        var milliseconds = DeviceTime.OfMilliseconds((long)number);
        return milliseconds.IsStated ? milliseconds : DeviceTime.OfSeconds(number);
    }
}
