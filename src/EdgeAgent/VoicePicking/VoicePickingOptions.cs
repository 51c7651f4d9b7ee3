// The `voice-picking:` block of store.yaml: pickers who work by voice. Each room of voice picking reads a block of its
// own in here.
using EdgeAgent.Drivers.Options;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Terminals;
using EdgeAgent.VoicePicking.Work.Sources;

namespace EdgeAgent.VoicePicking;

/// <summary>What the store says about voice picking.</summary>
public sealed record VoicePickingOptions
{
    /// <summary>The page for handhelds; null = no page is served.</summary>
    public HeadsetOptions? Headset { get; init; }

    /// <summary>What is asked of pickers, and how.</summary>
    public DialogueOptions Dialogue { get; init; } = new();

    /// <summary>How the box speaks.</summary>
    public SpeakingOptions Speaking { get; init; } = new();

    /// <summary>Where work comes from beside HQ.</summary>
    public WorkOptions Work { get; init; } = new();

    /// <summary>Warehouse systems and their terminals.</summary>
    public TerminalOptions Terminals { get; init; } = new();

    /// <summary>The same with the folder of work files absolute; a relative one starts from the config's.</summary>
    public VoicePickingOptions From(string folder) => Work.Drop is { } drop
        ? this with { Work = Work with { Drop = Path.GetFullPath(drop, folder) } }
        : this;

    /// <summary>Reads the block.</summary>
    public static VoicePickingOptions Read(IOptionReader reader) => new()
    {
        Headset = reader.OptionalBlock(
            "headset",
            "The page that turns a picker's handheld into a headset: HTTPS, sign-on by number and PIN.",
            HeadsetOptions.Read),
        Dialogue = reader.Block(
            "dialogue", "What is asked of pickers, and how.", DialogueOptions.Read),
        Speaking = reader.Block("speaking", "How the box speaks to pickers.", SpeakingOptions.Read),
        Work = reader.Block("work", "Where work comes from beside HQ.", WorkOptions.Read),
        Terminals = reader.Block(
            "terminals", "Warehouse systems that talk to picking terminals, and such terminals.", TerminalOptions.Read),
    };
}
