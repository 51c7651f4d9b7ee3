// The commands. Each is one phrase of the recogniser's words; the same phrase is what a button enters. Languages
// translate them in their prompt files; here they have one form.
using System.Collections.Frozen;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>The phrases that the dialogue knows.</summary>
public static class Words
{
    /// <summary>The picker is there, or has finished.</summary>
    public const string Ready = "ready";

    /// <summary>Yes.</summary>
    public const string Yes = "yes";

    /// <summary>No.</summary>
    public const string No = "no";

    /// <summary>There are fewer than asked.</summary>
    public const string Short = "short";

    /// <summary>The slot holds nothing.</summary>
    public const string Empty = "empty";

    /// <summary>Some of the pieces are damaged.</summary>
    public const string Damaged = "damaged";

    /// <summary>Some are put now, the rest later.</summary>
    public const string Partial = "partial";

    /// <summary>This slot later.</summary>
    public const string SkipSlot = "skip slot";

    /// <summary>This aisle later.</summary>
    public const string SkipAisle = "skip aisle";

    /// <summary>A further container for this order.</summary>
    public const string NewContainer = "new container";

    /// <summary>Nothing more fits into the container.</summary>
    public const string CloseContainer = "close container";

    /// <summary>The question once more.</summary>
    public const string SayAgain = "say again";

    /// <summary>What is left of the assignment.</summary>
    public const string HowMuchMore = "how much more";

    /// <summary>What was recorded last.</summary>
    public const string RepeatLastPick = "repeat last pick";

    /// <summary>Take the last result back.</summary>
    public const string Undo = "undo";

    /// <summary>The item in words.</summary>
    public const string Description = "description";

    /// <summary>The item's number.</summary>
    public const string ItemNumber = "item number";

    /// <summary>Where the picker should be.</summary>
    public const string WhereAmI = "where am i";

    /// <summary>How many are asked.</summary>
    public const string Quantity = "quantity";

    /// <summary>A short halt.</summary>
    public const string Pause = "pause";

    /// <summary>A break.</summary>
    public const string Break = "break";

    /// <summary>The battery is changed.</summary>
    public const string Battery = "battery";

    /// <summary>Goes on after a pause, a break or a new battery.</summary>
    public const string Resume = "resume";

    /// <summary>The end of the shift.</summary>
    public const string SignOff = "sign off";

    /// <summary>What may be said now.</summary>
    public const string Help = "help";

    /// <summary>Back to the question before.</summary>
    public const string Cancel = "cancel";

    /// <summary>Be quiet: ends the prompt that is spoken.</summary>
    public const string Stop = "stop";

    /// <summary>Speak louder.</summary>
    public const string Louder = "louder";

    /// <summary>Speak softer.</summary>
    public const string Softer = "softer";

    /// <summary>Speak faster.</summary>
    public const string Faster = "faster";

    /// <summary>Speak slower.</summary>
    public const string Slower = "slower";

    private static readonly FrozenDictionary<string, string> OtherForms = new Dictionary<string, string>
    {
        ["repeat"] = SayAgain,
        ["again"] = SayAgain,
        ["location"] = WhereAmI,
        ["last pick"] = RepeatLastPick,
        ["container full"] = CloseContainer,
        ["full"] = CloseContainer,
        ["item description"] = Description,
        ["skip"] = SkipSlot,
    }.ToFrozenDictionary();

    /// <summary>All commands in their one form.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Ready, Yes, No, Short, Empty, Damaged, Partial, SkipSlot, SkipAisle, NewContainer, CloseContainer, SayAgain,
        HowMuchMore, RepeatLastPick, Undo, Description, ItemNumber, WhereAmI, Quantity, Pause, Break, Battery, Resume,
        SignOff, Help, Cancel, Stop, Louder, Softer, Faster, Slower,
    ];

    /// <summary>The single words that the recogniser knows besides digits and numbers: what commands of the store's own
    /// are made of.</summary>
    public static FrozenSet<string> Recognised { get; } = FrozenSet.ToFrozenSet(
    [
        "ready", "short", "skip", "slot", "aisle", "say", "again", "repeat", "how", "much", "more", "last", "pick",
        "partial", "new", "container", "close", "undo", "description", "item", "number", "where", "am", "i", "location",
        "quantity", "pause", "break", "battery", "resume", "sign", "off", "help", "cancel", "louder", "softer",
        "faster", "slower", "stop", "full", "empty", "override", "damaged", "lot", "done", "yes", "no",
    ]);

    /// <summary>Words that only ask or change how the picker is spoken to: doing one of them by mistake harms
    /// nothing.</summary>
    internal static FrozenSet<string> Harmless { get; } = FrozenSet.ToFrozenSet(
    [
        SayAgain, HowMuchMore, RepeatLastPick, Description, ItemNumber, WhereAmI, Quantity, Help, Stop,
        Louder, Softer, Faster, Slower,
    ]);

    /// <summary>Words whose own question must be answered by yes before anything happens: asking back before that
    /// question would ask twice.</summary>
    internal static FrozenSet<string> AskedAnyway { get; } = FrozenSet.ToFrozenSet([SignOff, SkipAisle, CloseContainer,
        Undo, Empty]);

    /// <summary>The other phrases for commands: <c>repeat</c> for <c>say again</c>.</summary>
    internal static IEnumerable<string> Aliases => OtherForms.Keys;

    /// <summary>A phrase in its one form.</summary>
    internal static string Canonical(string phrase) => OtherForms.GetValueOrDefault(phrase, phrase);

    /// <summary>The other phrases for the commands given, so that they may be said wherever those may.</summary>
    internal static IEnumerable<string> AliasesOf(IReadOnlyCollection<string> commands) =>
        OtherForms.Where(form => commands.Contains(form.Value)).Select(form => form.Key);
}
