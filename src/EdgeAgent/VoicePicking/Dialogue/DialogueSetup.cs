// What a session gives its dialogue to start with.
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>The setting of one session.</summary>
/// <param name="Options">What the store's config says.</param>
/// <param name="Session">Unique for ever: ids of results are made of it.</param>
/// <param name="Seed">Any number: with which of several sets of check digits the session begins.</param>
public sealed record DialogueSetup(DialogueOptions Options, string Session, int Seed)
{
    /// <summary>How is spoken until an operator has signed on; the language is that of the options.</summary>
    public SpokenVoice Voice { get; init; } = SpokenVoice.Standard;
}
