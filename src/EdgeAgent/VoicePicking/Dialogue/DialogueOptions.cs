// The `voice-picking: dialogue:` block of store.yaml: what a store asks of its pickers and how it speaks to them.
using EdgeAgent.Drivers.Options;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>The options of the dialogue.</summary>
public sealed record DialogueOptions
{
    /// <summary>The language until an operator has signed on.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Digits of an operator's number.</summary>
    public int OperatorDigits { get; init; } = 3;

    /// <summary>Digits of a PIN.</summary>
    public int PinDigits { get; init; } = 4;

    /// <summary>The vehicles to choose from; empty = none is asked for.</summary>
    public IReadOnlyList<VehicleType> Vehicles { get; init; } = [];

    /// <summary>What every picker checks before the first assignment.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    /// <summary>Reasons for a short, by number; empty = none is asked for.</summary>
    public IReadOnlyList<ShortReason> ShortReasons { get; init; } = [];

    /// <summary>Names of the sets of check digits on a label with several, in their order.</summary>
    public IReadOnlyList<string> LabelNames { get; init; } = [];

    /// <summary>Commands of the store's own: words, and what is said to them.</summary>
    public IReadOnlyList<OwnCommand> Commands { get; init; } = [];

    /// <summary>Whether prompts may be talked over.</summary>
    public bool BargeIn { get; init; } = true;

    /// <summary>Right check digits that come sooner after the prompt are reported.</summary>
    public TimeSpan TooFast { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Lines at the beginning of a shift to which the way is said in full.</summary>
    public int FullLines { get; init; } = 3;

    /// <summary>Digits of a container's number; null = 1 to 4.</summary>
    public int? ContainerDigits { get; init; }

    /// <summary>Digits of a lot; null = any number of them.</summary>
    public int? LotDigits { get; init; }

    /// <summary>Digits of a serial number; null = any number of them.</summary>
    public int? SerialDigits { get; init; }

    /// <summary>After such a silence the question is asked once more; null = never.</summary>
    public TimeSpan? RemindAfter { get; init; }

    /// <summary>Reads the block.</summary>
    public static DialogueOptions Read(IOptionReader reader)
    {
        var standard = new DialogueOptions();
        var options = new DialogueOptions
        {
            Language = reader.TextOr("language", "The language until an operator has signed on.", standard.Language),
            OperatorDigits = reader.Integer(
                "operator-digits", "How many digits an operator's number has.", standard.OperatorDigits, 1, 8),
            PinDigits = reader.Integer("pin-digits", "How many digits a PIN has.", standard.PinDigits, 4, 8),
            Vehicles = reader.List(
                "vehicles", "Vehicles to choose from at the beginning of a shift; without any none is asked for.",
                VehicleType.Read),
            Checks = reader.Texts(
                "checks", "What every picker checks before the first assignment, each answered by yes or no.",
                "Safety shoes, Gloves"),
            ShortReasons = reader.List(
                "short-reasons", "Reasons for a short, chosen by number; without any none is asked for.",
                ShortReason.Read),
            LabelNames = reader.Texts(
                "label-names",
                "Names of the sets of check digits on a label with several, in their order; else they are numbered.",
                "red, blue, green"),
            Commands = reader.List(
                "commands", "Commands of the store's own, each with the sentence that answers it.", OwnCommand.Read),
            BargeIn = reader.Flag(
                "barge-in", "Prompts may be talked over, except warnings and questions that matter.",
                standard.BargeIn),
            TooFast = reader.Duration(
                "too-fast", "Right check digits that come sooner after the prompt are reported to HQ.",
                standard.TooFast, TimeSpan.Zero, TimeSpan.FromMinutes(1)),
            FullLines = reader.Integer(
                "full-lines", "To so many lines of a shift the way is said in full, later only what changes.",
                standard.FullLines, 0, 1000),
            ContainerDigits = reader.OptionalInteger(
                "container-digits", "How many digits a container's number has; without it 1 to 4.", 1, 8),
            LotDigits = reader.OptionalInteger(
                "lot-digits", "How many digits a lot has; without it any number.", 1, 10),
            SerialDigits = reader.OptionalInteger(
                "serial-digits", "How many digits a serial number has; without it any number.", 1, 10),
            RemindAfter = reader.OptionalDuration(
                "remind-after", "After such a silence the question is asked once more; without it never.",
                TimeSpan.FromSeconds(5), TimeSpan.FromHours(1)),
        };
        var prompts = PromptLibrary.Load();
        if (!prompts.Knows(options.Language))
        {
            reader.Fault(
                "language", $"`{options.Language}` has no prompts: known are {string.Join(", ", prompts.Languages)}.");
        }

        return options;
    }
}
