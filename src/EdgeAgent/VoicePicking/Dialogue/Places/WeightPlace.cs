// The weight of each piece.
using System.Globalization;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for kilograms and then for grams, both whole numbers: that needs no word for the decimal
/// point.</summary>
/// <param name="Draft">The result so far.</param>
/// <param name="Kilograms">The kilograms, where they were said.</param>
internal sealed record WeightPlace(Draft Draft, int? Kilograms) : Place
{
    private const int GramsOfKilogram = 1000;

    /// <inheritdoc/>
    public override string Name => "weight";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => (Kilograms, Draft.Picked) switch
    {
        (not null, _) => [Prompt.Of("weight.grams")],
        (_, > 1) => [Prompt.Of("weight.of").With("number", Draft.WeightsKg.Count + 1)],
        _ => [Prompt.Of("weight")],
    };

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) =>
        new() { Number = true, Code = Kilograms is null, Words = [Words.Cancel] };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Cancel)) return turn.At(new QuantityPlace()).Asking();
        if (answer.Kind == AnswerKind.Code)
        {
            return double.TryParse(
                answer.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var all)
                ? Judge(turn, Math.Round(all, 3))
                : NotNow(turn);
        }

        if (answer.Kind != AnswerKind.Number || answer.Number >= GramsOfKilogram) return NotNow(turn);
        return Kilograms is { } kilograms
            ? Judge(turn, Math.Round(kilograms + ((double)answer.Number / GramsOfKilogram), 3))
            : turn.To(this with { Kilograms = answer.Number });
    }

    private Turn Judge(Turn turn, double weight)
    {
        var range = turn.State.Line!.Line.Weight!;
        var draft = Draft with { WeightsKg = Draft.WeightsKg.Add(weight) };
        if (weight >= range.MinimumKg && weight <= range.MaximumKg) return LineFlow.Go(turn, draft);
        var ask = Prompt.Of(
            "weight.odd", ("weight", Text(weight)), ("least", Text(range.MinimumKg)), ("most", Text(range.MaximumKg)));
        return turn.At(this with { Kilograms = null }).Asking(ask.Important(), new DraftIntent(draft));
    }

    private static string Text(double kilograms) => kilograms.ToString("0.###", CultureInfo.InvariantCulture);
}
