// ONVIF metadata, notifications and MQTT.
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Onvif.Messages;
using EdgeAgent.Drivers.Tests.CameraMessages;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Onvif.Messages;

public class OnvifFormatTests
{
    private static readonly OnvifFormat Format = new();

    [Fact]
    public void Of_many_frames_with_one_object_the_best_reading_counts()
    {
        var report = Sent.One(
            Format, $"<tt:VideoAnalytics>{Frame("A1", 0.5)}{Frame("A11", 0.9)}{Frame("A1", 0.7)}</tt:VideoAnalytics>");
        Assert.Equal(("A11", 0.9, "7"), (report.Vehicle!.Plate, report.Vehicle.Confidence, report.Vehicle.Car));
        Assert.Equal(TimeSpan.Zero, report.Time.Utc!.Value.Offset);
        Assert.Equal(PassageState.Update, report.Vehicle.Passage);
    }

    [Fact]
    public void Frames_without_a_plate_report_nothing() => Assert.Empty(Format.Read(Sent.Message(
        "<tt:VideoAnalytics><tt:Frame UtcTime=\"2026-01-01T00:00:00\"><tt:Object ObjectId=\"1\"/></tt:Frame></tt:VideoAnalytics>")));

    [Fact]
    public void A_plate_event_carries_an_element_as_its_item()
    {
        var report = Event(
            "tns1:RuleEngine/Recognition/LicensePlate",
            "<tt:SimpleItem Name=\"ObjectId\" Value=\"9\"/><tt:SimpleItem Name=\"Likelihood\" Value=\"0.8\"/>"
            + "<tt:ElementItem Name=\"LicensePlateInfo\"><tt:LicensePlateInfo><tt:PlateNumber>B2</tt:PlateNumber>"
            + "<tt:CountryCode>DE</tt:CountryCode></tt:LicensePlateInfo></tt:ElementItem>");
        Assert.Equal((ReportKinds.Plate, "B2", 0.8, "DE", "9"), (
            report.Kind, report.Vehicle!.Plate, report.Vehicle.ConfidenceShare, report.Vehicle.Country,
                report.Vehicle.Car));
    }

    [Fact]
    public void A_counter_counts_since_its_reset_and_an_occupancy_counter_counts_who_is_there()
    {
        var counter = Event("tns1:RuleEngine/CountAggregation/Counter", "<tt:SimpleItem Name=\"Count\" Value=\"12\"/>");
        Assert.Equal((ReportKinds.RunningCount, 12), (counter.Kind, counter.Counts[0].In));
        var inside =
            Event("tns1:RuleEngine/CountAggregation/OccupancyCounter", "<tt:SimpleItem Name=\"Count\" Value=\"4\"/>");
        Assert.Equal((ReportKinds.Count, CountMeaning.Presence, 4), (
            inside.Kind, inside.Counts[0].Meaning, inside.Counts[0].Inside));
    }

    [Theory]
    [InlineData("tns1:RuleEngine/FieldDetector/ObjectsInside", "IsInside", "true", ReportKinds.ZoneObject)]
    [InlineData("tns1:VideoSource/ImageTooDark/AnalyticsService", "State", "true", ReportKinds.Tamper)]
    [InlineData("tns1:RuleEngine/TamperDetector/Tamper", "IsTamper", "1", ReportKinds.Tamper)]
    [InlineData("tns1:RuleEngine/CellMotionDetector/Motion", "IsMotion", "true", ReportKinds.Other)]
    public void A_topic_tells_the_kind_and_its_item_the_state(string topic, string item, string value, string kind)
    {
        var report = Event(topic, $"<tt:SimpleItem Name=\"{item}\" Value=\"{value}\"/>");
        Assert.Equal((kind, true), (report.Kind, report.Active));
    }

    [Theory]
    [InlineData("15", "\"15\"")]
    [InlineData("15", "15")]
    public void Values_over_mqtt_may_be_texts_or_numbers(string expected, string sent)
    {
        var report = Sent.One(
            Format, $$$"""{"Source":{"Rule":"Fence"},"Data":{"ObjectId":{{{sent}}}}}""",
            topic: "box/onvif-ej/RuleEngine/LineDetector/Crossed/&1/2/Fence");
        Assert.Equal(
            (ReportKinds.LineCross, "Fence", expected), (report.Kind, report.Signal!.Rule, report.Signal.ObjectId));
    }

    [Theory]
    [InlineData("""{"Source":{"SensorID":"temp_1"},"Data":{"Value":30,"Threshold":25}}""", "sensor.temperature",
        "onvif-ej/Device/Sensor/Temperature/High")]
    [InlineData("""{"Source":{"SensorID":"humid"},"Data":{"Value":3,"Threshold":25}}""", "sensor.humidity",
        "onvif-ej/Device/Sensor/Humidity/Low")]
    [InlineData("""{"Source":{"Rule":"R"},"Data":{"ObjectId":1}}""", ReportKinds.LineCross,
        "onvif-ej/RuleEngine/LineDetector/Crossed/&R")]
    [InlineData("""{"Source":{},"Data":{"Anything":1}}""", ReportKinds.Other, null)]
    public void A_missing_topic_is_told_by_the_items(string json, string kind, string? topic)
    {
        var report = Sent.One(Format, json);
        Assert.Equal((kind, topic), (report.Kind, report.Signal!.Topic));
    }

    private static string Frame(string plate, double likelihood) =>
        $"<tt:Frame UtcTime=\"2026-01-01T00:00:00.1\"><tt:Object ObjectId=\"7\"><tt:Appearance><tt:LicensePlateInfo>"
        + $"<tt:PlateNumber Likelihood=\"{likelihood}\">{plate}</tt:PlateNumber></tt:LicensePlateInfo></tt:Appearance>"
        + "</tt:Object></tt:Frame>";

    private static CameraReport Event(string topic, string items) => Sent.One(
        Format, "<s:Envelope><s:Body><tev:PullMessagesResponse><wsnt:NotificationMessage>"
        + $"<wsnt:Topic>{topic}</wsnt:Topic>"
        + $"<wsnt:Message><tt:Message UtcTime=\"2026-01-01T00:00:00\"><tt:Data>{items}</tt:Data></tt:Message></wsnt:Message>"
        + "</wsnt:NotificationMessage></tev:PullMessagesResponse></s:Body></s:Envelope>");
}
