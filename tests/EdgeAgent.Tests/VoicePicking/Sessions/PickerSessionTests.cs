// A session from sign-on to sign-off, by hand and by voice, with the line that goes and comes.
using EdgeAgent.Models.Speech;
using EdgeAgent.TestSupport;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Work;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Sessions;

public sealed class PickerSessionTests : IAsyncLifetime
{
    private readonly SessionBench _bench = new();

    public Task InitializeAsync() => _bench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task An_assignment_is_walked_by_hand_from_the_summary_to_its_end()
    {
        await WalkAsync("42", "6");
        await WalkAsync("87", "2");
        await Until.True(() => _bench.Desk.IsCompleted);

        Assert.Equal([("1", 6), ("2", 2)], _bench.Desk.Outcomes.Select(one => (one.Line, one.Picked)));
        Assert.All(_bench.Desk.Outcomes, one => Assert.Equal(AnswerMeans.Touch, one.Means));
        Assert.Equal(2, _bench.Desk.Outcomes.Select(one => one.Id).Distinct().Count());
        Assert.Contains("retail.pick.located.v1", _bench.Events);
        Assert.Contains("retail.pick.checked.v1", _bench.Events);
    }

    [Fact]
    public async Task A_spoken_answer_goes_the_same_way_and_its_latency_is_measured()
    {
        _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        _bench.Headset.HearAll();
        _bench.Say(new SpeechAnswer(SpeechKind.Digits, "42", 0.97, Accepted: true));
        await _bench.ShowsAsync("quantity");

        Assert.Equal(1, _bench.Parts.Latency.Now.Count);
        Assert.Contains(
            _bench.Headset.Notices, notice => notice is { Kind: HeadsetNoticeKind.Heard, Text: "4 2" });
    }

    [Fact]
    public async Task An_answer_that_is_not_sure_is_asked_back_and_confirms_nothing_by_itself()
    {
        _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        _bench.Enter("42");
        await _bench.ShowsAsync("quantity");
        _bench.Headset.HearAll();
        _bench.Say(new SpeechAnswer(SpeechKind.Number, "6", 0.4, Accepted: false));
        await _bench.ShowsAsync("question");
        Assert.Empty(_bench.Desk.Outcomes);

        _bench.Enter("yes");
        await _bench.ShowsAsync("slot");
        Assert.Equal(6, Assert.Single(_bench.Desk.Outcomes).Picked);
    }

    [Fact]
    public async Task An_entry_that_comes_late_or_twice_answers_no_other_question()
    {
        _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        var slot = _bench.Headset.Screen!.Step;
        _bench.Enter("42");
        await _bench.ShowsAsync("quantity");

        // The page sends again what it does not know to have arrived: "4" must not be taken for a quantity.
        _bench.Headset.Put(new HeadsetInput.Entry(slot, "4", Scanned: false));
        _bench.Headset.Put(new HeadsetInput.Entry("another-run-7", "6", Scanned: false));
        _bench.Enter("6");
        await _bench.ShowsAsync("slot");

        Assert.Equal(6, Assert.Single(_bench.Desk.Outcomes).Picked);
    }

    [Fact]
    public async Task When_the_line_is_back_the_question_is_asked_again_and_nothing_is_lost()
    {
        _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        var before = _bench.Headset.Said.Count;
        _bench.Headset.Put(new HeadsetInput.Lost("The line to the handheld is down."));
        _bench.Headset.Put(new HeadsetInput.Back());

        await Until.True(
            () => _bench.Headset.Said.Skip(before).Any(text => text.Contains("12", StringComparison.Ordinal)));
        Assert.Equal("slot", _bench.Session.Activity);
    }

    [Fact]
    public async Task A_headset_that_stays_away_ends_the_session_and_the_work_stays_the_operators()
    {
        _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        _bench.Headset.Put(new HeadsetInput.Lost("The line to the handheld is down."));
        await Until.TrueAsTimePasses(
            _bench.Time, TimeSpan.FromSeconds(20), TimeSpan.FromHours(1), () => _bench.Run.IsCompleted);

        Assert.Contains("retail.shift.ended.v1", _bench.Events);
        Assert.NotNull(_bench.Desk.InHand("71"));
    }

    [Fact]
    public async Task What_is_wrong_with_the_handhelds_sound_is_shown_and_spoken()
    {
        _bench.Headset.Put(new HeadsetInput.Fault("The headset is gone. Switch it on, or answer by hand."));

        await SaysAsync("The headset is gone");
        Assert.Contains(_bench.Headset.Notices, notice => notice.Kind == HeadsetNoticeKind.Wrong);
    }

    [Fact]
    public async Task A_word_of_hq_is_spoken_to_the_picker_once()
    {
        _bench.Desk.Tell("Line 4 was refused.");

        await Until.True(() => _bench.Headset.Said.Contains("Line 4 was refused."));
        await Until.True(() => _bench.Desk.Notice is null);
        Assert.Single(_bench.Headset.Said, text => text == "Line 4 was refused.");
    }

    [Fact]
    public async Task Who_begins_to_speak_stops_a_prompt_that_may_be_talked_over()
    {
        _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        var stops = _bench.Headset.Stops;
        _bench.Say(new SpeechAnswer(SpeechKind.Digits, "42", 0.97, Accepted: true));
        await _bench.ShowsAsync("quantity");

        Assert.True(_bench.Headset.Stops > stops);
    }

    [Fact]
    public async Task Signing_off_is_asked_once_more_ends_the_token_and_the_session_and_keeps_the_work()
    {
        _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        _bench.Enter("sign off");
        await _bench.ShowsAsync("question");
        _bench.Enter("yes");
        await SaysAsync("Signed off");
        _bench.Headset.HearAll();
        await _bench.Run;

        Assert.Equal(1, _bench.Parts.Operators.Find("71")!.SignOn);
        Assert.Contains("retail.shift.ended.v1", _bench.Events);
        Assert.NotNull(_bench.Desk.InHand("71"));
    }

    private Task SaysAsync(string beginning) => Until.True(
        () => _bench.Headset.Said.Any(text => text.StartsWith(beginning, StringComparison.Ordinal)));

    private async Task WalkAsync(string digits, string quantity)
    {
        if (_bench.Headset.Screen!.Activity == "summary") _bench.Enter("ready");
        await _bench.ShowsAsync("slot");
        _bench.Enter(digits);
        await _bench.ShowsAsync("quantity");
        _bench.Enter(quantity);
        await Until.True(() => _bench.Headset.Screen!.Activity is "slot" or "no-work");
    }
}
