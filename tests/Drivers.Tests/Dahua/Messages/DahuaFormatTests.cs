// One event in five wrappings, two clocks in one message, and vehicles without a plate.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Dahua.Messages;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Tests.CameraMessages;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Dahua.Messages;

public class DahuaFormatTests
{
    private static readonly DahuaFormat Format = new();

    [Theory]
    [InlineData("Code=TrafficJunction;index=0;data={\n\"Lane\": 2,\n\"TrafficCar\": {\"PlateNumber\": \"AB 123\"}\n}")]
    [InlineData("Events[0].Code=TrafficJunction\r\nEvents[0].Lane=2\r\nEvents[0].TrafficCar.PlateNumber=AB 123\r\n")]
    [InlineData("ReturnEvents[3].Code=X\r\nReturnEvents[3].Lane=2\r\nReturnEvents[3].TrafficCar.PlateNumber=AB 123")]
    [InlineData("items[0].Lane=2\nitems[0].Summary.TrafficCar.PlateNumber=AB 123")]
    [InlineData("""{"params":{"eventList":[{"Code":"X","Data":{"Lane":2,"TrafficCar":{"PlateNumber":"AB 123"}}}]}}""")]
    [InlineData("""{"Picture":{"Plate":{"PlateNumber":"AB 123"},"SnapInfo":{"LanNo":2}}}""")]
    public void The_same_event_is_read_out_of_every_wrapping(string text)
    {
        var vehicle = Sent.One(Format, text).Vehicle!;
        Assert.Equal(("AB 123", 2), (vehicle.Plate, vehicle.Lane));
    }

    [Theory]
    [InlineData("""{"Code":"TrafficJunction","Data":{"TrafficCar":{"PlateNumber":""}}}""")]
    [InlineData("""{"Code":"TrafficJunction","Data":{"TrafficCar":{"Lane":1}}}""")]
    [InlineData("""{"Code":"X","Data":{"NonMotor":{"Plate":{"Text":""}},"Object":{"ObjectType":"Plate","Text":""}}}""")]
    [InlineData("""{"Code":"TrafficJunction","Data":{"TrafficCar":{"PlateNumber":"Unknow"}}}""")]
    public void A_vehicle_without_a_plate_is_seen_all_the_same(string json)
    {
        var report = Sent.One(Format, json);
        Assert.Equal((ReportKinds.NoPlate, null, null), (
            report.Kind, report.Vehicle!.Plate, report.Vehicle.ConfidenceShare));
    }

    [Fact]
    public void The_real_utc_goes_before_a_local_time_that_is_written_as_utc()
    {
        var report = Sent.One(Format, """
            {"Code":"TrafficJunction","Data":{"UTC":1706625295,"UTCMS":305,"RealUTC":1706600095,
             "LocaleTime":"2024-01-30 14:34:55","TrafficCar":{}}}
            """);
        Assert.Equal(1706600095305, report.Time.Milliseconds);
    }

    [Fact]
    public void A_locale_time_alone_is_no_time()
    {
        var report = Sent.One(Format, """{"Data":{"LocaleTime":"2024-01-30 14:34:55","TrafficCar":{}}}""");
        Assert.False(report.Time.IsStated);
    }

    [Theory]
    [InlineData("Obverse", Heading.Towards)]
    [InlineData("Reverse", Heading.Away)]
    public void A_junction_says_front_or_back_and_never_in_or_out(string word, Heading heading)
    {
        var vehicle = Sent.One(
            Format, $"Events[0].JunctionDirection={word}\nEvents[0].TrafficCar.Lane=1").Vehicle!;
        Assert.Equal((word, heading), (vehicle.Direction, vehicle.Heading));
    }

    [Fact]
    public void A_tripwire_keeps_its_words() => Assert.Equal(
        (ReportKinds.LineCross, "Door", "LeftToRight", null), Of(Sent.One(
            Format, """Code=CrossLineDetection;action=Start;data={"Name":"Door","Direction":"LeftToRight"}""")));

    [Fact]
    public void A_number_count_is_a_running_total()
    {
        var report = Sent.One(
            Format, """Code=NumberStat;data={"EnteredSubtotal":5,"ExitedSubtotal":3,"RuleName":"Door"}""");
        Assert.Equal(new CountReading("Door", CountMeaning.RunningTotal, 5, 3), report.Counts[0]);
    }

    [Theory]
    [InlineData("Heartbeat")]
    [InlineData("--B\r\nContent-Type: text/plain\r\nContent-Length:9\r\n\r\nHeartbeat\r\n")]
    public void A_heartbeat_reports_nothing(string text) => Assert.Empty(Format.Read(Sent.Message(text)));

    [Fact]
    public void A_picture_beside_the_text_is_counted() => Assert.Equal(
        1, Sent.One(Format, "--B\r\nContent-Type: text/plain\r\n\r\nEvents[0].Code=TrafficJunction\r\n\r\n"
            + "--B\r\nContent-Type: image/jpeg\r\n\r\nJFIF\r\n--B--").Pictures);

    [Fact]
    public void A_published_sample_with_a_missing_comma_is_a_fault_and_never_guessed() =>
        Assert.Throws<MessageFault>(() => Format.Read(Sent.Message("""{"Code":"TrafficJunction" "Data":{}}""")));

    private static (string, string?, string?, bool?) Of(CameraReport report) =>
        (report.Kind, report.Signal!.Rule, report.Signal.Direction, report.Signal.Inwards);
}
