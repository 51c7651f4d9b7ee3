// What all sessions of a box share.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Speaking;
using EdgeAgent.VoicePicking.Work;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>What sessions are made of.</summary>
internal sealed record SessionParts
{
    /// <summary>What the dialogue asks for.</summary>
    public required DialogueOptions Dialogue { get; init; }

    /// <summary>How long a place is kept after a headset went silent.</summary>
    public required TimeSpan KeepPlace { get; init; }

    /// <summary>Recognises what is said; null where the box cannot, and pickers answer by hand.</summary>
    public required ISpeechRecognizer? Recognizer { get; init; }

    /// <summary>Begins the learning of a voice; null where the recogniser in use learns none.</summary>
    public Func<IVoiceEnrolment>? BeginEnrolment { get; init; }

    /// <summary>Speaks.</summary>
    public required ISpeechSynthesizer Synthesizer { get; init; }

    /// <summary>The texts of all languages.</summary>
    public required PromptLibrary Prompts { get; init; }

    /// <summary>Gives work and takes results.</summary>
    public required IWorkDesk Desk { get; init; }

    /// <summary>Tells HQ.</summary>
    public required PickEventWriter Events { get; init; }

    /// <summary>The operators.</summary>
    public required OperatorStore Operators { get; init; }

    /// <summary>Their voices.</summary>
    public required VoiceFiles Voices { get; init; }

    /// <summary>How long answers take.</summary>
    public AnswerLatency Latency { get; } = new();

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where sessions log.</summary>
    public required ILogger Log { get; init; }
}
