// Uplinks of the three people counters, also cut short, unknown and repeated.
using System.Text.Json.Nodes;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Milesight.Messages;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Tests.CameraMessages;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Milesight.Messages;

public class MilesightFormatTests
{
    [Theory]
    [InlineData(MilesightModel.Vs121, "05CC0300FFFF", "people_in", 3)]
    [InlineData(MilesightModel.Vs121, "05CC0300FFFF", "people_out", 65535)] // never negative
    [InlineData(MilesightModel.Vs121, "0DCC01000200", "people_total_out", 2)]
    [InlineData(MilesightModel.Vs121, "0E E4 02 0A00 1400", "dwell_time_max", 20)]
    [InlineData(MilesightModel.Vs133, "0ECC05000700", "line_4_period_out", 7)]
    [InlineData(MilesightModel.Vs133, "04D2FFFF0100", "line_1_total_out", 131071)]
    [InlineData(MilesightModel.Vs350, "017563", "battery", 99)]
    [InlineData(MilesightModel.Vs350, "84CC0111081101", "total_in", 4353)]
    [InlineData(MilesightModel.Vs350, "85CCE803E90301", "period_out", 1001)]
    public void A_channel_means_what_its_model_says(MilesightModel model, string hex, string name, int value) =>
        Assert.Equal(value, (long)Value(One(model, hex), name)!);

    [Fact]
    public void A_temperature_below_zero_is_negative() =>
        Assert.Equal(-1.5, (double)Value(One(MilesightModel.Vs350, "0367F1FF"), "temperature")!);

    [Fact]
    public void The_mask_of_occupied_regions_comes_high_byte_first()
    {
        var report = One(MilesightModel.Vs121, "04C9021002 01".Replace(" ", ""));
        Assert.Equal([1, 10], Enumerable.Range(1, 16).Where(region => (long)Value(report, $"region_{region}")! == 1));
    }

    [Theory]
    [InlineData("FF086600B0940976FF090100", "6600b0940976")]
    [InlineData("FF086600B09409761234FF090100", "6600b09409761234")]
    public void A_serial_number_has_six_bytes_or_eight(string hex, string serial) =>
        Assert.Equal(serial, One(MilesightModel.Vs121, hex).Source.Serial);

    [Theory]
    [InlineData("06CD05 AAAA01", 3)] // a channel that nobody knows
    [InlineData("06CD05 0DCC01", 3)] // a value that breaks off
    public void What_was_read_before_an_unknown_channel_counts(string hex, int unread)
    {
        var report = One(MilesightModel.Vs121, hex);
        Assert.Equal((5, unread), ((long)Value(report, "people_count_max")!, (long)Value(report, "unread_bytes")!));
    }

    [Fact]
    public void A_total_and_a_period_of_one_line_are_never_both_counted()
    {
        var count = Assert.Single(One(MilesightModel.Vs350, "04CC12001600 05CC13001400").Counts);
        Assert.Equal((CountMeaning.RunningTotal, 18, 22, 65536L), (count.Meaning, count.In, count.Out, count.WrapsAt));
    }

    [Fact]
    public void A_record_out_of_the_memory_is_late_has_its_own_time_and_counts_once()
    {
        const string Record = "20CE7B3AF164000B000400";
        var counts = One(MilesightModel.Vs350, Record + Record + "20CEFF3DF16401070002001D000800").Counts;
        Assert.Equal([11, 7], counts.Select(count => count.In!.Value));
        Assert.All(counts, count => Assert.True(count.Historical));
        Assert.Equal(1693530747000, counts[0].At!.Value.Milliseconds);
    }

    [Theory]
    [InlineData("{\"hex\":\"06CD05\"}")]
    [InlineData("{\"uplink_message\":{\"frm_payload\":\"Bs0F\"}}")]
    [InlineData("{\"devEUI\":\"24e124\",\"data\":\"Bs0F\"}")]
    [InlineData("06 CD 05\n")]
    public void The_wrapping_of_the_network_server_does_not_matter(string body) =>
        Assert.Equal(5, (long)Value(Sent.One(new MilesightFormat(), body), "people_count_max")!);

    [Fact]
    public void Without_a_model_the_one_that_understands_all_is_taken() =>
        Assert.Equal("vs133", Sent.One(new MilesightFormat(), "0FE302100709").EventType);

    [Theory]
    [InlineData("{\"temperature\":21}")]
    [InlineData("AABBCC")]
    public void A_body_without_a_known_channel_is_a_fault(string body) =>
        Assert.Throws<MessageFault>(() => new MilesightFormat().Read(Sent.Message(body)));

    private static CameraReport One(MilesightModel model, string hex) => Sent.One(new MilesightFormat(model), hex);

    private static JsonNode? Value(CameraReport report, string name) =>
        report.Details.Single(detail => detail.Name == name).Value;
}
