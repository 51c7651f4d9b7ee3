// Brings a certain answer to where it belongs: the question that is open, the words that hold everywhere, or the place.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Takes certain answers.</summary>
internal static class Answers
{
    /// <summary>Takes an answer.</summary>
    public static Turn Take(Turn turn, Answer answer)
    {
        if (turn.State.Question is { } question) return ToQuestion(turn, question, answer);
        if (turn.State.Paused is not null) return ToPause(turn, answer);
        if (answer.Kind == AnswerKind.Word)
        {
            if (turn.State.IsWaiting) return answer.Is(Words.SignOff) ? CommonWords.AskSignOff(turn) : turn;
            if (CommonWords.Take(turn, answer.Text) is { } common) return common;
            if (!turn.State.Place.Form(turn.State).Takes(answer.Text)) return NotNow(turn);
        }

        return turn.State.Place.On(turn, answer);
    }

    /// <summary>Says that this cannot be said now, and asks again.</summary>
    public static Turn NotNow(Turn turn) => turn.Saying(Prompt.Of("not.now")).Asking().Again();

    private static Turn ToQuestion(Turn turn, Question question, Answer answer)
    {
        var without = turn.With(state => state with { Question = null });
        if (answer.Is(Words.Yes)) return question.OnYes.Apply(without);
        if (answer.Is(Words.No) || answer.Is(Words.Cancel))
        {
            return without.State.Paused is null
                ? without.Asking(full: question.OnYes is not GivenIntent)
                : without.Saying(Prompt.Of("paused"));
        }

        if (answer.Is(Words.SignOff) && turn.State.Operator is not null) return CommonWords.AskSignOff(without);
        return turn.Saying(question.Ask).Again();
    }

    private static Turn ToPause(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Resume))
        {
            return turn.With(state => state with { Paused = null })
                .Telling(new ShiftResumed())
                .Asking(full: true);
        }

        if (answer.Is(Words.SignOff)) return CommonWords.AskSignOff(turn);
        if (answer.Kind == AnswerKind.Word && CommonWords.TakeVoice(turn, answer.Text) is { } voice) return voice;
        return turn.Saying(Prompt.Of("paused")).Again();
    }
}
