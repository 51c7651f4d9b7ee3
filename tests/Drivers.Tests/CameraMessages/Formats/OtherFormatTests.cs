// Frigate, plain JSON, and finding the format out of the content.
using EdgeAgent.Drivers.CameraMessages.Formats;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages.Formats;

public class OtherFormatTests
{
    [Fact]
    public void A_plate_of_frigate_belongs_to_its_tracked_object()
    {
        var report = Sent.One(
            new FrigateFormat(),
            """{"type":"lpr","id":"7-a","plate":"A1","score":0.9,"camera":"gate","timestamp":1607123958.7}""");
        Assert.Equal((ReportKinds.Plate, "A1", "7-a", "gate"), (
            report.Kind, report.Vehicle!.Plate, report.Vehicle.Car, report.Source.Name));
    }

    [Theory]
    [InlineData("frigate/hall/person", "3", ReportKinds.Count)]
    [InlineData("frigate/hall/car", "3", ReportKinds.Other)]
    [InlineData("frigate/available", "online", ReportKinds.Other)]
    public void A_bare_number_on_a_zones_topic_is_how_many_are_there(string topic, string text, string kind) =>
        Assert.Equal(kind, Sent.One(new FrigateFormat(), text, topic: topic).Kind);

    [Theory]
    [InlineData("new", PassageState.New)]
    [InlineData("end", PassageState.Final)]
    public void A_tracked_car_with_a_plate_is_one_passage(string type, PassageState passage) => Assert.Equal(
        passage, Sent.One(
            new FrigateFormat(),
            $$$"""{"type":"{{{type}}}","before":{},"after":{"id":"1","label":"car","recognized_license_plate":"A1"}}""")
            .Vehicle!.Passage);

    [Fact]
    public void Plain_json_is_read_by_the_usual_names()
    {
        var report = Sent.One(
            new JsonFormat(), """{"licensePlate":"A 1","confidence":91,"timestamp":1700000000,"direction":"in"}""");
        Assert.Equal(("A 1", 0.91, Heading.In, 1700000000000), (
            report.Vehicle!.Plate, report.Vehicle.ConfidenceShare, report.Vehicle.Heading, report.Time.Milliseconds));
    }

    [Theory]
    [InlineData("<EventNotificationAlert/>", "hikvision")]
    [InlineData("<tt:MetadataStream/>", "onvif")]
    [InlineData("""{"carState":"new"}""", "axis")]
    [InlineData("""{"type":"lpr"}""", "frigate")]
    [InlineData("""{"hex":"00"}""", "milesight")]
    [InlineData("""{"UtcTime":"x","Data":{}}""", "onvif")]
    [InlineData("""{"params":{"eventList":[{"Code":"X"}]}}""", "dahua")]
    [InlineData("Code=X;action=Y", "dahua")]
    [InlineData("""{"plate":"A1"}""", "json")]
    public void The_content_tells_the_vendor(string body, string vendor) =>
        Assert.Equal(vendor, KnownFormats.VendorOf(Sent.Message(body)));

    [Theory]
    [InlineData("Milesight VS121", "milesight")]
    [InlineData("milesight-vs350", "milesight")]
    [InlineData("vs133", "milesight")]
    [InlineData("ONVIF Profile M", "onvif")]
    [InlineData("nobody", null)]
    public void A_vendors_name_may_carry_a_model(string name, string? vendor) =>
        Assert.Equal(vendor, KnownFormats.Named(name)?.Vendor);
}
