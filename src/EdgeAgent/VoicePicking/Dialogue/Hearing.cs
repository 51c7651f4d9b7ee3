// From what was heard, typed or scanned to a certain answer, or back to the picker: what is not sure is not acted on.
using System.Collections.Frozen;
using System.Globalization;
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Reads answers.</summary>
internal static class Hearing
{
    private const int AskAfterUnclear = 2;
    private const int AskInFullAfterUnclear = 4;

    private static readonly FrozenSet<string> YesAndNo = FrozenSet.ToFrozenSet([Words.Yes, Words.No]);

    /// <summary>Takes what the recogniser made of an utterance.</summary>
    public static Turn Take(Turn turn, SpeechAnswer heard)
    {
        var form = Allowed.Form(turn.State);
        var answer = Spoken(heard, form);
        if (answer is null) return Unclear(turn);
        turn = turn.With(state => state.Unclear == 0 ? state : state with { Unclear = 0 });
        return heard.Accepted ? Answers.Take(turn, answer) : AskBack(turn, answer, form);
    }

    /// <summary>Takes what was typed, tapped or scanned.</summary>
    public static Turn Take(Turn turn, Entered entered)
    {
        var form = Allowed.Form(turn.State);
        var text = entered.Text.Trim();
        var phrase = Words.Canonical(text.ToLowerInvariant());
        if (form.Words.Contains(phrase)) return Answers.Take(turn, By(AnswerKind.Word, phrase));
        if (form.YesNo && YesAndNo.Contains(phrase)) return Answers.Take(turn, By(AnswerKind.Word, phrase));
        if (turn.State.IsWaiting || text.Length is 0 or > Codes.Longest) return turn;
        if (Words.All.Contains(phrase)) return Answers.Take(turn, By(AnswerKind.Word, phrase));
        var digits = text.All(char.IsAsciiDigit);
        if (digits && form.Number && ParseNumber(text) is { } number)
            return Answers.Take(turn, By(AnswerKind.Number, number));
        return Answers.Take(
            turn, By(digits && !form.DigitCounts.IsEmpty ? AnswerKind.Digits : AnswerKind.Code, text));

        Answer By(AnswerKind kind, string value) => new(kind, value, null, entered.Means);
    }

    /// <summary>
    /// Somebody spoke and it was no answer. The first time that may be anybody: the picker is left in peace.
    /// </summary>
    public static Turn Unclear(Turn turn)
    {
        if (turn.State.IsWaiting && turn.State.Question is null) return turn;
        turn = turn.With(state => state with { Unclear = state.Unclear + 1 });
        if (turn.State.Unclear % AskAfterUnclear != 0) return turn;
        if (turn.State.Question is { } question) return turn.Saying(question.Ask).Again();
        if (turn.State.Paused is not null) return turn;
        return turn.State.Unclear % AskInFullAfterUnclear == 0
            ? turn.Saying(turn.State.Place.Ask(turn.State, full: true)).Again()
            : turn.Saying(Prompt.Of("again")).Again();
    }

    private static Answer? Spoken(SpeechAnswer heard, AnswerForm form)
    {
        return heard.Kind switch
        {
            SpeechKind.Digits when form.DigitCounts.Contains(heard.Text.Length) && !form.Number =>
                By(AnswerKind.Digits, heard.Text),
            SpeechKind.Digits or SpeechKind.Number when form.Number && ParseNumber(heard.Text) is { } number =>
                By(AnswerKind.Number, number),
            SpeechKind.YesNo when form.YesNo && YesAndNo.Contains(heard.Text) => By(AnswerKind.Word, heard.Text),
            SpeechKind.Phrase when form.Words.Contains(Words.Canonical(heard.Text)) =>
                By(AnswerKind.Word, Words.Canonical(heard.Text)),
            _ => null,
        };

        Answer By(AnswerKind kind, string text) => new(kind, text, heard.Confidence, AnswerMeans.Voice);
    }

    /// <summary>
    /// What was heard is not sure. It is asked back; but a secret is asked anew, a yes or no is asked again, and words
    /// that harm nothing or have a question of their own go their way.
    /// </summary>
    private static Turn AskBack(Turn turn, Answer answer, AnswerForm form)
    {
        if (turn.State.Question is { } question) return turn.Saying(question.Ask).Again();
        if (answer.Kind == AnswerKind.Word)
        {
            if (Words.Harmless.Contains(answer.Text) || Words.AskedAnyway.Contains(answer.Text))
                return Answers.Take(turn, answer);
            if (YesAndNo.Contains(answer.Text)) return turn.Asking().Again();
            return turn.Asking(Prompt.Of("did.you.say.word", ("word", answer.Text)), new GivenIntent(answer)).Again();
        }

        if (form.Secret) return turn.Saying(Prompt.Of("again")).Again();
        var key = answer.Kind == AnswerKind.Digits ? "did.you.say.digits" : "did.you.say.number";
        return turn.Asking(Prompt.Of(key, ("said", answer.Text)), new GivenIntent(answer)).Again();
    }

    /// <summary>A number without leading zeros; null where it is none that a store has pieces of.</summary>
    private static string? ParseNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= AnswerForm.LargestNumber
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
