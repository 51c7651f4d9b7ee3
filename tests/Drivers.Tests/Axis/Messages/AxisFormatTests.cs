// License Plate Verifier, metadata, MQTT and publisher applications, with their traps.
using EdgeAgent.Drivers.Axis.Messages;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Tests.CameraMessages;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Axis.Messages;

public class AxisFormatTests
{
    private static readonly AxisFormat Format = new();

    [Theory]
    [InlineData("new", PassageState.New)]
    [InlineData("update", PassageState.Update)]
    [InlineData("lost", PassageState.Final)]
    public void A_passage_is_new_then_updated_then_lost(string state, PassageState passage)
    {
        var vehicle = Plate($"\"carState\":\"{state}\",\"carID\":\"77\"").Vehicle!;
        Assert.Equal((passage, "77"), (vehicle.Passage, vehicle.Car));
    }

    [Theory]
    [InlineData("\\u0041\\u0042")]
    [InlineData("\\\\u0041\\\\u0042")] // escaped twice
    public void A_plate_may_be_escaped_letter_by_letter(string text) =>
        Assert.Equal("AB", Sent.One(Format, $$"""{"plateText":"{{text}}","carState":"new"}""").Vehicle!.Plate);

    [Theory]
    [InlineData("96.5", 0.965)]
    [InlineData("0.965", 0.965)]
    public void The_confidence_of_make_and_model_is_a_share_or_a_percentage(string sent, double share)
    {
        var report = Plate($"\"vehicle_info\":{{\"confidenceMMR\":\"{sent}\"}}");
        Assert.Equal(share, (double)report.Details.Single(detail => detail.Name == "confidence_mmr_share").Value!, 9);
    }

    [Fact]
    public void The_capture_timestamp_is_the_time_and_a_frame_timestamp_of_zero_is_none()
    {
        var report = Plate(
            "\"capture_timestamp\":\"1638961134132\",\"frame_timestamp\":\"0\",\"datetime\":\"20211208 125854132\"");
        Assert.Equal(1638961134132, report.Time.Milliseconds);
        Assert.False(Plate("\"frame_timestamp\":\"0\"").Time.IsStated);
    }

    [Fact]
    public void An_unknown_direction_is_absent() =>
        Assert.Null(Plate("\"carMoveDirection\":\"unknown\"").Vehicle!.Direction);

    [Fact]
    public void Objects_without_a_delimiter_are_read_one_by_one() => Assert.Equal(
        ["A1", "B2"],
        Format.Read(Sent.Message("""{"plateText":"A1"}{"plateText":"B2"}""")).Select(r => r.Vehicle!.Plate));

    [Theory]
    [InlineData("Initialized", true, true)]
    [InlineData("Changed", false, true)]
    [InlineData("Deleted", false, false)]
    public void A_property_at_subscription_is_a_state_and_no_event(string operation, bool initial, bool active)
    {
        var report =
            Metadata("tnsaxis:CameraApplicationPlatform/ObjectAnalytics/Device1Scenario1", operation, "active", "1");
        Assert.Equal((ReportKinds.ZoneObject, initial, active), (report.Kind, report.Initial, report.Active));
        Assert.Null(report.Signal!.ObjectId); // it may be absent
    }

    [Theory]
    [InlineData("tns1:Device/tnsaxis:Sensor/PIR", "state", ReportKinds.Infrared)]
    [InlineData("tns1:VideoSource/GlobalSceneChange/ImagingService", "State", ReportKinds.Tamper)]
    [InlineData("tns1:VideoSource/tnsaxis:Tampering", "tampering", ReportKinds.Tamper)]
    [InlineData("tns1:Device/tnsaxis:IO/Port", "state", ReportKinds.Other)]
    public void A_topic_tells_the_kind(string topic, string item, string kind) =>
        Assert.Equal(kind, Metadata(topic, "Changed", item, "1").Kind);

    [Fact]
    public void Flags_over_mqtt_are_texts_and_the_time_may_be_missing()
    {
        var report = Sent.One(Format, """
            {"topic":"onvif:CameraApplicationPlatform/axis:ObjectAnalytics/Device1Scenario2",
             "message":{"source":{},"data":{"classTypes":"human,vehicle","active":"1"}}}
            """);
        Assert.Equal((ReportKinds.ZoneObject, true, "human,vehicle", "Device1Scenario2", false), (
            report.Kind, report.Active, report.Signal!.ObjectClass, report.Signal.Rule, report.Time.IsStated));
    }

    [Theory]
    [InlineData("""{"tags":{"direction":"out","device":"A"},"values":{"value":1},"timestamp":1587884249091}""")]
    [InlineData("""{"direction":"out","device":"A","value":-1,"timestamp":1587884249091}""")]
    public void A_publisher_counts_by_its_timestamp_flat_or_in_groups(string json)
    {
        var report = Sent.One(Format, json);
        Assert.Equal((ReportKinds.LineCross, "out", false, 1587884249091, "A"), (
            report.Kind, report.Signal!.Direction, report.Signal.Inwards, report.Time.Milliseconds,
                report.Source.Serial));
    }

    [Fact]
    public void A_days_sum_of_the_people_counter_is_a_running_total_in_local_time()
    {
        var report = Sent.One(Format, """{"serial":"S","name":"Door","timestamp":"20260301120000","in":17,"out":15}""");
        Assert.Equal((ReportKinds.RunningCount, 17, 15), (report.Kind, report.Counts[0].In, report.Counts[0].Out));
        Assert.Equal(new DateTime(2026, 3, 1, 12, 0, 0), report.Time.Local);
    }

    private static CameraReport Plate(string members) => Sent.One(Format, $"{{\"plateText\":\"A1\",{members}}}");

    private static CameraReport Metadata(string topic, string operation, string item, string value) => Sent.One(
        Format,
        $"<tt:MetadataStream xmlns:tt=\"http://www.onvif.org/ver10/schema\"><tt:Event><wsnt:NotificationMessage><wsnt:Topic>{topic}"
        + $"</wsnt:Topic><wsnt:Message><tt:Message UtcTime=\"2026-01-01T00:00:00\" PropertyOperation=\"{operation}\"><tt:Source/>"
        + $"<tt:Data><tt:SimpleItem Name=\"{item}\" Value=\"{value}\"/></tt:Data></tt:Message></wsnt:Message>"
        + "</wsnt:NotificationMessage></tt:Event></tt:MetadataStream>");
}
