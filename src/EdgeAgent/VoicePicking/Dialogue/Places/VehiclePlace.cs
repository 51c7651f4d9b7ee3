// Which vehicle the picker takes.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the vehicle's number.</summary>
internal sealed record VehiclePlace : Place
{
    /// <inheritdoc/>
    public override string Name => "vehicle";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        yield return Prompt.Of("vehicle");
        if (!full) yield break;
        foreach (var vehicle in state.Setup.Options.Vehicles)
            yield return Prompt.Of("choice", ("name", vehicle.Name)).With("number", vehicle.Number);
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => new() { Number = true };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Kind != AnswerKind.Number) return NotNow(turn);
        var vehicle = turn.Options.Vehicles.FirstOrDefault(vehicle => vehicle.Number == answer.Number);
        return vehicle is null
            ? turn.Saying(Prompt.Of("choice.unknown", ("number", answer.Text)))
                .Asking(full: true).Again()
            : turn.Asking(Prompt.Of("vehicle.confirm", ("name", vehicle.Name)), new VehicleIntent(vehicle));
    }
}
