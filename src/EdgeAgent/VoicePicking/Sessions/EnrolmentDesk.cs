// What an operator wants of his voice: to have it learned, to read a word anew, to have it deleted.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Wire;
using EdgeAgent.VoicePicking.Operators;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>A voice that has changed.</summary>
/// <param name="Voice">The voice; null = it was deleted.</param>
internal sealed record LearnedVoice(VoiceTemplate? Voice);

/// <summary>One session's enrolments. For the session's own loop alone.</summary>
internal sealed class EnrolmentDesk(SessionParts parts, IHeadset headset, SessionOperator @operator)
{
    private EnrolmentReading? _reading;

    /// <summary>Whether the operator is reading aloud: nothing of it is an answer.</summary>
    public bool IsReading => _reading is not null;

    /// <summary>What has changed since the session began; null = nothing.</summary>
    public LearnedVoice? Learned { get; private set; }

    /// <summary>Does what the operator wants.</summary>
    public async Task TakeAsync(EnrolmentWish wish, string? word, CancellationToken stop)
    {
        switch (wish)
        {
            case EnrolmentWish.Begin when parts.BeginEnrolment is { } begin:
                await parts.Operators.UpdateAsync(
                    @operator.Number, one => one with { Consented = parts.Time.GetUtcNow() }, stop);
                _reading = new EnrolmentReading(begin(), word);
                Show(_reading.View);
                return;
            case EnrolmentWish.Begin:
                Show(Resting("This box does not learn voices: its recogniser is the same for all."));
                return;
            case EnrolmentWish.Delete:
                parts.Voices.Delete(@operator.Number);
                await parts.Operators.UpdateAsync(@operator.Number, one => one with { Consented = null }, stop);
                Learned = new LearnedVoice(null);
                break;
        }

        _reading = null;
        Show(Resting(null));
    }

    /// <summary>Takes sound of the reading.</summary>
    public void Push(ReadOnlySpan<short> block)
    {
        if (_reading is not { } reading || !reading.Push(block)) return;
        Show(reading.View);
        if (!reading.IsDone) return;
        _reading = null;
        Keep(reading);
    }

    private void Keep(EnrolmentReading reading)
    {
        try
        {
            var voice = reading.Finish();
            parts.Voices.Save(@operator.Number, voice);
            Learned = new LearnedVoice(voice);
            Show(Resting(null) with { State = "done" });
        }
        catch (Exception fault) when (fault is OperatorRefusal or InvalidOperationException)
        {
            Show(Resting(fault.Message));
        }
    }

    private EnrolmentView Resting(string? advice)
    {
        var voice = Learned is { } learned ? learned.Voice : parts.Voices.Load(@operator.Number).Voice;
        return new EnrolmentView(voice is null ? "none" : "learned", null, advice, 0, 0, voice?.Words ?? []);
    }

    private void Show(EnrolmentView view) => (headset as PageHeadset)?.Show(view);
}
