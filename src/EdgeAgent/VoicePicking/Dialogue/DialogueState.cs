// All that a dialogue knows. Immutable: a step makes the next one.
using System.Collections.Immutable;
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>The state of one picker's dialogue.</summary>
public sealed record DialogueState
{
    /// <summary>The setting of the session.</summary>
    public required DialogueSetup Setup { get; init; }

    /// <summary>The operator's number; null = nobody is signed on.</summary>
    public string? Operator { get; init; }

    /// <summary>The operator's name.</summary>
    public string? Name { get; init; }

    /// <summary>How the picker is spoken to; the language of all prompts.</summary>
    public required SpokenVoice Voice { get; init; }

    /// <summary>The vehicle, by its name in the config.</summary>
    public string? Vehicle { get; init; }

    /// <summary>The work in hand; null = none.</summary>
    public WorkInHand? Work { get; init; }

    /// <summary>Why the picker has a break; null = none.</summary>
    public string? Paused { get; init; }

    /// <summary>Where the dialogue is, in a word: <c>slot</c>, <c>question</c>, <c>paused</c>.</summary>
    public string Activity => Question is not null ? "question" : Paused is not null ? "paused" : Place.Name;

    /// <summary>Whether the dialogue waits for the box.</summary>
    public bool IsWaiting => Place is Waiting;

    /// <summary>Where the dialogue stands.</summary>
    internal Place Place { get; init; } = new SignOnNumber();

    /// <summary>A question laid over the place.</summary>
    internal Question? Question { get; init; }

    /// <summary>What the picker has heard of the way, so that only what changes is said.</summary>
    internal Heading Heading { get; init; } = new();

    /// <summary>The place that was proved last; null = none since the work was taken up.</summary>
    internal Spot? Proved { get; init; }

    /// <summary>Containers that took the place of those of the assignment, by order.</summary>
    internal ImmutableDictionary<string, Container> Containers { get; init; } =
        ImmutableDictionary<string, Container>.Empty;

    /// <summary>When the last question was asked.</summary>
    internal TimeSpan AskedAt { get; init; }

    /// <summary>When the picker was sent to the line in work.</summary>
    internal TimeSpan LineSince { get; init; }

    /// <summary>When the picker signed on.</summary>
    internal TimeSpan ShiftSince { get; init; }

    /// <summary>Utterances in a row that were not understood.</summary>
    internal int Unclear { get; init; }

    /// <summary>Whether the question was asked again because of a silence.</summary>
    internal bool Reminded { get; init; }

    /// <summary>Whether the picker goes on after an interruption: the work is not summed up.</summary>
    internal bool Resuming { get; init; }

    /// <summary>Results so far: their ids are made of it.</summary>
    internal int Outcomes { get; init; }

    /// <summary>The line in work; null = none.</summary>
    internal LineProgress? Line => Work?.Current;
}
