// The lists that a store's config gives to the dialogue.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>A vehicle that pickers take.</summary>
/// <param name="Number">What the picker says to choose it.</param>
/// <param name="Name">What it is.</param>
/// <param name="Checks">What is checked before it is driven, each answered by yes or no.</param>
public sealed record VehicleType(int Number, string Name, IReadOnlyList<string> Checks)
{
    /// <summary>Reads the block of one vehicle.</summary>
    public static VehicleType Read(IOptionReader reader) => new(
        reader.Integer("number", "What the picker says to choose it.", null, 0, 999),
        reader.Text("name", "What it is.", "pallet truck"),
        reader.Texts("checks", "What is checked before it is driven.", "Brakes, Horn"));
}

/// <summary>A reason for a short.</summary>
/// <param name="Number">What the picker says to choose it.</param>
/// <param name="Name">The reason, as it is spoken and as it stands in the event.</param>
public sealed record ShortReason(int Number, string Name)
{
    /// <summary>Reads the block of one reason.</summary>
    public static ShortReason Read(IOptionReader reader) => new(
        reader.Integer("number", "What the picker says to choose it.", null, 0, 999),
        reader.Text("name", "The reason, as it is spoken and as it stands in the event.", "damaged"));
}

/// <summary>A command of the store's own.</summary>
/// <param name="Words">What is said: words that the recogniser knows.</param>
/// <param name="Say">What is answered.</param>
public sealed record OwnCommand(string Words, string Say)
{
    /// <summary>Reads the block of one command.</summary>
    public static OwnCommand Read(IOptionReader reader)
    {
        var command = new OwnCommand(
            reader.Text("words", "What is said: words that the recogniser knows.", "where close").ToLowerInvariant(),
            reader.Text("say", "The sentence that answers it.", "The shop closes at 8."));
        var unknown = command.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => !Dialogue.Words.Recognised.Contains(word))
            .ToList();
        if (unknown.Count > 0)
        {
            reader.Fault(
                "words",
                $"`{string.Join(' ', unknown)}` cannot be heard: commands are made of the words "
                    + string.Join(", ", Dialogue.Words.Recognised.Order(StringComparer.Ordinal)) + ".");
        }
        else if (Dialogue.Words.All.Contains(Dialogue.Words.Canonical(command.Words)))
        {
            reader.Fault("words", $"`{command.Words}` is a command already: choose other words.");
        }

        return command;
    }
}
