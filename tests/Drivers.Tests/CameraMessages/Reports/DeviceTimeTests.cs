// Times with a zone, without one, in the hour that comes twice, and none at all.
using EdgeAgent.Drivers.CameraMessages.Reports;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages.Reports;

public class DeviceTimeTests
{
    private static readonly DateTimeOffset Received = new(2026, 10, 25, 1, 30, 5, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-07-05T20:44:40+01:00", "2026-07-05T19:44:40Z")]
    [InlineData("2024-05-07T17:48:03.847+07:00", "2024-05-07T10:48:03.847Z")]
    [InlineData("2026-07-05T20:44:40Z", "2026-07-05T20:44:40Z")]
    public void A_time_with_a_zone_is_taken_as_it_is(string text, string utc)
    {
        var (time, estimated) = DeviceTime.OfText(text).Resolve(null, Received);
        Assert.Equal((DateTimeOffset.Parse(utc), false), (time, estimated));
    }

    [Theory]
    [InlineData("2026-07-05T20:44:40", "2026-07-05T18:44:40Z", false)]
    [InlineData("20260705204440123", "2026-07-05T18:44:40.123Z", false)]
    [InlineData("20260705 204440123", "2026-07-05T18:44:40.123Z", false)]
    [InlineData("2026-10-25 02:30:00", "2026-10-25T01:30:00Z", true)] // this hour comes twice: the nearer one
    [InlineData("2026-03-29 02:30:00", "2026-03-29T01:30:00Z", true)] // this hour does not exist
    public void A_local_time_is_read_in_the_cameras_zone(string text, string utc, bool estimated)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.Equal((DateTimeOffset.Parse(utc), estimated), DeviceTime.OfText(text).Resolve(zone, Received));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-13-45T99:99:99")]
    [InlineData("2026-07-05T20:44:40")] // no zone is known for it
    public void Without_a_usable_time_the_time_of_receipt_stands_in_and_is_marked(string? text) =>
        Assert.Equal((Received, true), DeviceTime.OfText(text).Resolve(null, Received));

    [Fact]
    public void A_time_without_a_zone_is_utc_where_the_standard_says_so() => Assert.Equal(
        (new DateTimeOffset(2010, 10, 20, 12, 24, 57, 321, TimeSpan.Zero), false),
        DeviceTime.OfText("2010-10-20T12:24:57.321", isUtc: true).Resolve(null, Received));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1e18)]
    [InlineData(double.NaN)]
    public void Seconds_out_of_this_century_say_nothing(double seconds) =>
        Assert.False(DeviceTime.OfSeconds(seconds).IsStated);

    [Theory]
    [InlineData("CA 11-11 xx", "CA1111XX")]
    [InlineData("1กข 2345", "1กข2345")]
    [InlineData("京A·12345", "京A12345")]
    [InlineData(" - ", null)]
    [InlineData(null, null)]
    public void A_plate_is_compared_without_its_separators_and_in_its_own_script(string? plate, string? expected) =>
        Assert.Equal(expected, PlateText.Normalise(plate));
}
