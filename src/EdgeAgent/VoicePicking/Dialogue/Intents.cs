// What yes does, question by question.
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>"Did you say …?": the answer counts as if it had been sure.</summary>
internal sealed record GivenIntent(Answer Answer) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => Answers.Take(turn, Answer);
}

/// <summary>Ends the shift; the work in hand stays the operator's.</summary>
internal sealed record SignOffIntent : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => turn
        .Saying(Prompt.Of("signed.off").Important())
        .Telling(new ShiftEnded())
        .Doing(new SignOff())
        .With(state => new DialogueState
        {
            Setup = state.Setup,
            Voice = state.Voice,
            Outcomes = state.Outcomes,
            AskedAt = turn.Now,
        });
}

/// <summary>Ends the operator's session elsewhere and signs on here.</summary>
internal sealed record TakeOverIntent(string Number, Pin Pin) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => turn
        .Doing(new SignOn(Number, Pin, TakeOver: true))
        .Waiting(Awaited.SignOn, back: new SignOnNumber());
}

/// <summary>Leaves the aisle for later.</summary>
internal sealed record SkipAisleIntent : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => Walk.SkipAisle(turn);
}

/// <summary>Takes a result back.</summary>
internal sealed record UndoIntent(string Outcome) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => turn
        .With(state => state with { Proved = null })
        .Doing(new Undo(Outcome))
        .Waiting(Awaited.Record);
}

/// <summary>A result as it stands: nothing more about its quantity is asked.</summary>
internal sealed record DraftIntent(Draft Draft) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => LineFlow.Go(turn, Draft);
}

/// <summary>Less than was asked: the reason is next, where the store has a list of them.</summary>
internal sealed record ShortIntent(Draft Draft) : Intent
{
    /// <summary>The reason where nobody asks for one.</summary>
    public const string NoReason = "short";

    /// <inheritdoc/>
    public override Turn Apply(Turn turn)
    {
        if (Draft.ShortReason is not null) return LineFlow.Go(turn, Draft);
        return turn.Options.ShortReasons.Count == 0
            ? LineFlow.Go(turn, Draft with { ShortReason = NoReason })
            : turn.To(new ReasonPlace(Draft));
    }
}

/// <summary>Closes the container in use: the next one is asked for.</summary>
internal sealed record CloseContainerIntent(Place Back) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => turn.To(new NewContainerPlace(Back));
}

/// <summary>A container takes the place of the one before.</summary>
internal sealed record ContainerIntent(string Container, Place Back) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => turn
        .With(state => state with
        {
            Containers = state.Containers.SetItem(
                state.Line!.Line.Order ?? "", new Container(Container, Digits(Container))),
        })
        .At(Back)
        .Asking();

    /// <summary>A container that is all digits proves itself by them.</summary>
    private static string? Digits(string name) => name.Length <= 4 && name.All(char.IsAsciiDigit) ? name : null;
}

/// <summary>Takes this vehicle.</summary>
internal sealed record VehicleIntent(VehicleType Vehicle) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => ShiftStart.Checks(
        turn.With(state => state with { Vehicle = Vehicle.Name }), [.. Vehicle.Checks, .. turn.Options.Checks]);
}

/// <summary>Something is not in order: nobody drives with it.</summary>
internal sealed record UnsafeIntent(string Item) : Intent
{
    /// <inheritdoc/>
    public override Turn Apply(Turn turn) => turn
        .Doing(new CallSupervisor($"Safety check: {Item}"))
        .Telling(new ShiftPaused("safety"))
        .To(new SafetyStop(Item));
}
