// Every trap that Hikvision's messages are known for.
using System.Globalization;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Hikvision.Messages;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Tests.CameraMessages;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Hikvision.Messages;

public class HikvisionFormatTests
{
    private static readonly HikvisionFormat Format = new();

    [Theory]
    [InlineData("xmlns=\"http://www.hikvision.com/ver20/XMLSchema\"")]
    [InlineData("xmlns=\"http://www.std-cgi.com/ver10/XMLSchema\"")]
    [InlineData("xmlns=\"http://www.isapi.org/ver20/XMLSchema\"")]
    [InlineData("xmlns=\"urn:psialliance-org\"")]
    [InlineData("")]
    public void The_namespace_does_not_matter(string attribute)
    {
        var report = One($"<EventNotificationAlert {attribute}><eventType>ANPR</eventType><ANPR>"
            + "<licensePlate>B AB 12</licensePlate><confidenceLevel>92.5</confidenceLevel></ANPR>"
            + "</EventNotificationAlert>");
        Assert.Equal((ReportKinds.Plate, "B AB 12", 92.5, 0.925), (
            report.Kind, report.Vehicle!.Plate, report.Vehicle.Confidence, report.Vehicle.ConfidenceShare));
    }

    [Theory]
    [InlineData("<licensePlate>unknown</licensePlate>")]
    [InlineData("<licensePlate></licensePlate>")]
    [InlineData("")]
    public void An_unknown_plate_is_no_plate_and_has_no_confidence(string plate)
    {
        var report = Anpr(plate + "<confidenceLevel>0</confidenceLevel><direction>unknown</direction>");
        Assert.Equal(ReportKinds.NoPlate, report.Kind);
        Assert.Equal((null, null, null), (
            report.Vehicle!.Plate, report.Vehicle.ConfidenceShare, report.Vehicle.Direction));
    }

    [Theory]
    [InlineData("vehileModel", "vehileSubLogoRecog")]
    [InlineData("vehicleModel", "vehicleSubLogoRecog")]
    public void Misspelt_tags_are_read_like_right_ones(string model, string make)
    {
        var report =
            Anpr($"<licensePlate>A1</licensePlate><vehicleInfo><{model}>7</{model}><{make}>9</{make}></vehicleInfo>");
        Assert.Equal("7", Detail(report, "model_code"));
        Assert.Equal("9", Detail(report, "brand_sub_code"));
    }

    [Fact]
    public void The_misspelt_state_of_a_Thai_plate_is_read() => Assert.Equal(
        "12", Detail(Anpr("<licensePlate>1กข234</licensePlate><tailandStateID>12</tailandStateID>"), "state_code"));

    [Fact]
    public void The_colour_of_the_plate_is_never_the_colour_of_the_vehicle()
    {
        var report = Anpr("<licensePlate>A1</licensePlate><plateColor>white</plateColor>");
        Assert.Null(report.Vehicle!.Color);
        Assert.Equal("white", Detail(report, "plate_color"));
    }

    [Fact]
    public void A_bare_ampersand_in_the_channels_name_harms_nothing() => Assert.Equal(
        "In & Out", One("<EventNotificationAlert><channelName>In & Out</channelName><eventType>ANPR</eventType>"
            + "<ANPR><licensePlate>A1</licensePlate></ANPR></EventNotificationAlert>").Source.Name);

    [Fact]
    public void What_lasts_is_named_inside_the_duration() => Assert.Equal(
        ReportKinds.ZoneIntrusion,
        One("<EventNotificationAlert><eventType>duration</eventType><DurationList><Duration>"
            + "<relationEvent>fielddetection</relationEvent></Duration></DurationList></EventNotificationAlert>").Kind);

    [Fact]
    public void Without_a_time_the_report_states_none() =>
        Assert.False(Anpr("<licensePlate>A1</licensePlate>").Time.IsStated);

    [Fact]
    public void The_time_inside_a_count_goes_before_the_time_of_the_message()
    {
        var report = Count("<statisticalMethods>realTime</statisticalMethods><RealTime>"
            + "<time>2026-03-01T10:00:00+01:00</time></RealTime><enter>70</enter><exit>75</exit>");
        Assert.Equal(ReportKinds.RunningCount, report.Kind);
        Assert.Equal(CountMeaning.RunningTotal, report.Counts[0].Meaning);
        Assert.Equal((70, 75), (report.Counts[0].In, report.Counts[0].Out));
        Assert.Equal(Time("2026-03-01T09:00:00Z"), report.Time.Utc);
    }

    [Fact]
    public void An_interval_is_a_period_with_its_start_and_its_end()
    {
        var report = Count("<statisticalMethods>timeRange</statisticalMethods><TimeRange>"
            + "<startTime>2026-03-01T10:00:00+01:00</startTime><endTime>2026-03-01T10:15:00+01:00</endTime>"
            + "</TimeRange><enter>3</enter><exit>4</exit>");
        Assert.Equal((ReportKinds.Count, CountMeaning.Period), (report.Kind, report.Counts[0].Meaning));
        Assert.Equal(Time("2026-03-01T09:00:00Z"), report.Counts[0].From.Utc);
        Assert.Equal(Time("2026-03-01T09:15:00Z"), report.Time.Utc);
    }

    [Fact]
    public void Children_are_counted_apart()
    {
        var report =
            Count("<statisticalMethods>realTime</statisticalMethods><enter>9</enter><exit>8</exit>", "<childCounting>"
            + "<enter>2</enter><exit>1</exit></childCounting>");
        Assert.Equal(9, report.Counts[0].In);
        Assert.Equal("2", Detail(report, "child_enter"));
    }

    [Theory]
    [InlineData("<eventType>videoloss</eventType><eventState>inactive</eventState>")]
    [InlineData("<eventType>heartBeat</eventType>")]
    public void The_heartbeat_of_the_alert_stream_reports_nothing(string inner) => Assert.Empty(
        Format.Read(Sent.Message($"<EventNotificationAlert>{inner}</EventNotificationAlert>")));

    [Theory]
    [InlineData("VMD", ReportKinds.Other)]
    [InlineData("linedetection", ReportKinds.ZoneIntrusion)]
    [InlineData("PIR", ReportKinds.Infrared)]
    [InlineData("shelteralarm", ReportKinds.Tamper)]
    [InlineData("somethingNew", ReportKinds.Other)]
    public void Other_types_on_the_same_address_are_no_plates(string type, string kind)
    {
        var report = One($"<EventNotificationAlert><eventType>{type}</eventType></EventNotificationAlert>");
        Assert.Equal((kind, null), (report.Kind, report.Vehicle));
    }

    [Fact]
    public void The_same_event_as_json_reads_the_same()
    {
        var report =
            One("""{"eventType":"ANPR","UUID":"u-1","isDataRetransmission":true,"ANPR":{"licensePlate":"A1"}}""");
        Assert.Equal(("A1", "u-1", true), (report.Vehicle!.Plate, report.EventId, report.Resent));
    }

    [Fact]
    public void A_body_of_pictures_alone_is_a_fault() => Assert.Contains(
        "pictures alone", Assert.Throws<MessageFault>(() => Format.Read(Sent.Message(
            "--B\r\nContent-Disposition: form-data; filename=\"a.jpg\"\r\n\r\nJFIF\r\n--B--"))).Message);

    [Fact]
    public void A_recorders_channel_is_the_dynamic_one_where_there_is_no_other() => Assert.Equal(
        "33", One("<EventNotificationAlert><dynChannelID>33</dynChannelID><eventType>VMD</eventType>"
            + "</EventNotificationAlert>").Source.Channel);

    private static CameraReport One(string text) => Sent.One(Format, text);

    private static CameraReport Anpr(string inner) =>
        One($"<EventNotificationAlert><eventType>ANPR</eventType><ANPR>{inner}</ANPR></EventNotificationAlert>");

    private static CameraReport Count(string inner, string beside = "") => One(
        "<EventNotificationAlert><dateTime>2026-03-01T12:00:00+01:00</dateTime><eventType>PeopleCounting</eventType>"
        + $"<peopleCounting>{inner}</peopleCounting>{beside}</EventNotificationAlert>");

    private static string? Detail(CameraReport report, string name) =>
        report.Details.FirstOrDefault(detail => detail.Name == name)?.Value?.ToString();

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
