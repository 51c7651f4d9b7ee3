// On the way to a slot.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Sends the picker to the slot of the line in work and asks for its check digits.</summary>
/// <param name="Set">Which set of check digits is asked, from 0, where the label has several.</param>
/// <param name="Tries">Wrong answers so far.</param>
internal sealed record SlotPlace(int Set, int Tries) : Place
{
    /// <inheritdoc/>
    public override string Name => "slot";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        var line = state.Line!.Line;
        var spot = Spot.Of(line);
        var last = full ? null : state.Heading.Last;
        if (spot.Before.Length > 0 && spot.Before != last?.Before) yield return Text(spot.Before);
        if (last is null || !spot.SharesAisle(last)) yield return Prompt.Of("aisle", ("aisle", spot.Aisle));
        if (spot.After.Length > 0 && (last is null || !spot.SharesAisle(last) || spot.After != last.After))
            yield return Text(spot.After);
        yield return Prompt.Of("slot", ("slot", spot.Slot));
        if (line.CheckDigits.Count > 1) yield return Label(state);
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state)
    {
        var digits = AnswerForm.Digits(state.Line!.Line.CheckDigits, Words.SkipSlot, Words.SkipAisle);
        return digits.DigitCounts.IsEmpty
            ? AnswerForm.Commands([Words.Ready, .. digits.Words])
            : digits;
    }

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.SkipSlot)) return Walk.SkipSlot(turn);
        if (answer.Is(Words.SkipAisle))
        {
            var ask = Prompt.Of("skip.aisle.confirm", ("aisle", turn.State.Line!.Line.Aisle));
            return turn.Asking(ask, new SkipAisleIntent());
        }

        var spot = Spot.Of(turn.State.Line!.Line);
        var proof = new Proof(CheckedThing.Slot, Expected(turn.State), Tries, spot.Slot, spot.Aisle + spot.Slot);
        return proof.Judge(
            turn,
            answer,
            right => Walk.AtTheSlot(right.With(state => state with { Proved = spot })),
            tries => this with { Tries = tries });
    }

    /// <inheritdoc/>
    public override Turn Enter(Turn turn)
    {
        var line = turn.State.Line!.Line;
        var isNew = turn.State.Heading.Lines < turn.Options.FullLines;
        return turn.Saying(Ask(turn.State, full: isNew))
            .With(state => state with { Heading = new Heading(Spot.Of(line), state.Heading.Lines + 1) })
            .Telling(new SentTo(line.Id, Expected(turn.State)));
    }

    /// <inheritdoc/>
    public override Prompt Big(DialogueState state) => Facts.Where(state) with { Key = "screen.slot" };

    /// <inheritdoc/>
    public override Prompt? Sub(DialogueState state) => state.Line!.Line.CheckDigits.Count switch
    {
        0 => null,
        1 => Prompt.Of("screen.check"),
        _ => Label(state),
    };

    private string? Expected(DialogueState state)
    {
        var sets = state.Line!.Line.CheckDigits;
        return sets.Count == 0 ? null : Proof.Given(sets[Set % sets.Count]);
    }

    private Prompt Label(DialogueState state)
    {
        var names = state.Setup.Options.LabelNames;
        return Set < names.Count
            ? Prompt.Of("label.named", ("name", names[Set]))
            : Prompt.Of("label").With("number", Set + 1);
    }

    private static Prompt Text(string text) => Prompt.Of("sentence", ("sentence", text));
}
