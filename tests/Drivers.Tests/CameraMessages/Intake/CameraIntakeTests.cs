// What becomes of messages: stored once, told when they change something, answered by what happened to them.
using EdgeAgent.Drivers.Axis.Messages;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Hikvision.Messages;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages.Intake;

public sealed class CameraIntakeTests
{
    private readonly ManualTime _time = new();
    private readonly CameraHost _host = new();

    [Fact]
    public async Task The_same_event_that_comes_twice_is_stored_once_within_ten_minutes()
    {
        using var intake = Intake(new HikvisionFormat());
        var message = Plate("<UUID>u-1</UUID>");
        Assert.Equal(IntakeOutcome.Taken, await intake.TakeAsync(message, default));
        Assert.Equal(IntakeOutcome.Taken, await intake.TakeAsync(Plate("<UUID>u-1</UUID>", resent: true), default));
        Assert.Single(_host.Stored);
        Assert.Equal(1, _host.Counts["duplicate_messages_total"]);

        _time.Advance(DuplicateWindow.Window);
        await intake.TakeAsync(message, default);
        Assert.Equal(2, _host.Stored.Count);
    }

    [Fact]
    public async Task Without_an_id_time_and_plate_tell_two_events_apart()
    {
        using var intake = Intake(new HikvisionFormat());
        await intake.TakeAsync(Plate("<dateTime>2026-03-01T12:00:00Z</dateTime>"), default);
        await intake.TakeAsync(Plate("<dateTime>2026-03-01T12:00:00Z</dateTime>"), default);
        await intake.TakeAsync(Plate("<dateTime>2026-03-01T12:00:09Z</dateTime>"), default);
        await intake.TakeAsync(Plate(""), default);
        await intake.TakeAsync(Plate(""), default); // no time: two cars rather than a lost one
        Assert.Equal(4, _host.Stored.Count);
    }

    [Fact]
    public async Task An_event_that_could_not_be_stored_is_new_when_it_comes_again()
    {
        using var intake = Intake(new HikvisionFormat());
        _host.DiskIsFull = true;
        Assert.Equal(IntakeOutcome.NotStored, await intake.TakeAsync(Plate("<UUID>u-1</UUID>"), default));
        Assert.Equal("The disk is full.", _host.CurrentProblem);

        _host.DiskIsFull = false;
        Assert.Equal(IntakeOutcome.Taken, await intake.TakeAsync(Plate("<UUID>u-1</UUID>"), default));
        Assert.Single(_host.Stored);
        Assert.Null(_host.CurrentProblem);
    }

    [Fact]
    public async Task A_passage_that_could_not_be_stored_begins_anew()
    {
        using var intake = Intake(new AxisFormat());
        _host.DiskIsFull = true;
        await intake.TakeAsync(Axis("new"), default);
        _host.DiskIsFull = false;
        await intake.TakeAsync(Axis("update"), default);
        Assert.Equal(PassageState.New, Assert.Single(_host.Vehicles).State);
    }

    [Fact]
    public async Task New_update_and_lost_of_one_car_are_one_sighting_with_its_best_reading()
    {
        using var intake = Intake(new AxisFormat());
        await intake.TakeAsync(Axis("new", plate: "A1", confidence: 0.4), default);
        await intake.TakeAsync(Axis("update", plate: "A1", confidence: 0.4, at: 1), default); // nothing new
        await intake.TakeAsync(Axis("update", plate: "A11", confidence: 0.9, at: 2), default);
        await intake.TakeAsync(Axis("lost", plate: "A7", confidence: 0.2, at: 3, direction: "out"), default);

        Assert.Single(_host.Vehicles.Select(vehicle => vehicle.Sighting).Distinct());
        Assert.Equal(
            [(PassageState.New, "A1", null), (PassageState.Update, "A11", null),
                (PassageState.Final, "A11", Heading.Out)],
            _host.Vehicles.Select(vehicle => (vehicle.State, vehicle.Plate!, vehicle.Heading)));
    }

    [Fact]
    public async Task A_car_without_lost_is_closed_after_a_while()
    {
        using var intake = Intake(new AxisFormat());
        await intake.TakeAsync(Axis("new"), default);
        _time.Advance(PassageBook.Patience);
        await intake.TickAsync(default);
        Assert.Single(_host.Vehicles);

        _time.Advance(TimeSpan.FromSeconds(1));
        await intake.TickAsync(default);
        await intake.TickAsync(default);
        Assert.Equal([PassageState.New, PassageState.Final], _host.Vehicles.Select(vehicle => vehicle.State));
    }

    [Fact]
    public async Task A_state_that_is_repeated_while_it_lasts_is_one_event()
    {
        using var intake = Intake(new HikvisionFormat());
        for (var second = 0; second < 20; second++)
        {
            await intake.TakeAsync(Intrusion("active", second), default);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await intake.TakeAsync(Intrusion("inactive", 21), default);
        await intake.TakeAsync(Intrusion("active", 22), default);
        Assert.Equal([true, false, true], _host.Stored.Cast<CameraSignal>().Select(signal => signal.Active));
    }

    [Fact]
    public async Task A_state_that_ended_without_a_word_is_a_new_event_when_it_comes_back()
    {
        using var intake = Intake(new HikvisionFormat());
        await intake.TakeAsync(Intrusion("active", 0), default);
        _time.Advance(StateTable.Lapse + TimeSpan.FromSeconds(1));
        await intake.TakeAsync(Intrusion("active", 40), default);
        Assert.Equal(2, _host.Stored.Count);
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_counted_and_told_once_in_a_while()
    {
        using var intake = Intake(new HikvisionFormat());
        for (var i = 0; i < 100; i++)
            Assert.Equal(IntakeOutcome.Quarantined, await intake.TakeAsync(Sent.Message("<a><b>"), default));
        Assert.Equal(100, _host.Counts["quarantined_messages_total"]);
        Assert.Contains("try camera-event", Assert.Single(_host.Notes), StringComparison.Ordinal);
        Assert.Empty(_host.Stored);
    }

    [Fact]
    public async Task An_event_of_no_use_is_counted_and_dropped()
    {
        using var intake = Intake(new HikvisionFormat());
        var motion = "<EventNotificationAlert><eventType>VMD</eventType></EventNotificationAlert>";
        Assert.Equal(IntakeOutcome.Taken, await intake.TakeAsync(Sent.Message(motion), default));
        Assert.Equal(1, _host.Counts["unused_messages_total"]);
        Assert.Empty(_host.Stored);
    }

    [Fact]
    public async Task Of_a_recorder_only_the_own_channel_is_taken()
    {
        using var intake = Intake(new HikvisionFormat(), new SourceRule(Channel: "2"));
        await intake.TakeAsync(Plate("<channelID>1</channelID>"), default);
        await intake.TakeAsync(Plate("<channelID>2</channelID>"), default);
        Assert.Equal("2", Assert.Single(_host.Vehicles).Channel);
    }

    [Theory]
    [InlineData("44:A6:42:00:00:01", true)]
    [InlineData("44-a6-42-00-00-01", true)]
    [InlineData("44:a6:42:00:00:02", false)]
    public void A_mac_address_is_compared_without_its_separators(string mac, bool taken) => Assert.Equal(
        taken, new SourceRule(Mac: "44:a6:42:00:00:01").Takes(new() { Mac = mac }));

    [Fact]
    public async Task Without_a_time_the_time_of_receipt_stands_in_and_is_marked()
    {
        using var intake = Intake(new HikvisionFormat());
        await intake.TakeAsync(Plate(""), default);
        var seen = Assert.Single(_host.Vehicles);
        Assert.Equal((_time.GetUtcNow(), true, "BAB12", "b-ab 12"), (
            seen.Time, seen.ClockEstimated, seen.Plate, seen.PlateAsSent));
    }

    [Fact]
    public async Task A_clock_that_is_seven_hours_off_is_told_once()
    {
        using var intake = Intake(new HikvisionFormat());
        await intake.TakeAsync(Plate("<dateTime>2026-03-01T19:00:00Z</dateTime>"), default);
        await intake.TakeAsync(Plate("<dateTime>2026-03-01T19:00:01Z</dateTime>"), default);
        Assert.Contains("420 minutes ahead", Assert.Single(_host.Notes), StringComparison.Ordinal);
    }

    private CameraIntake Intake(ICameraFormat format, SourceRule? rule = null) =>
        new(format, rule ?? new SourceRule(), null, _host, _time);

    private static CameraMessage Plate(string inner, bool resent = false) => Sent.Message(
        $"<EventNotificationAlert>{inner}<eventType>ANPR</eventType><isDataRetransmission>{resent}</isDataRetransmission>"
        + "<ANPR><licensePlate>b-ab 12</licensePlate></ANPR></EventNotificationAlert>");

    private static CameraMessage Intrusion(string state, int second) => Sent.Message(
        $"<EventNotificationAlert><dateTime>2026-03-01T12:00:{second:00}Z</dateTime><eventType>fielddetection</eventType>"
        + $"<eventState>{state}</eventState></EventNotificationAlert>");

    private static CameraMessage Axis(
        string state, string plate = "A1", double confidence = 0.5, int at = 0, string direction = "unknown") =>
        Sent.Message(
            $$"""
            {"plateText":"{{plate}}","plateConfidence":"{{confidence}}","carState":"{{state}}","carID":"7",
             "carMoveDirection":"{{direction}}","capture_timestamp":"{{1772366400000 + at}}"}
            """);
}
