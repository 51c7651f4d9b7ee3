// What page and box say to each other over the socket, beside sound: one JSON object a message, told apart by `type`.
using System.Text.Json.Serialization;

namespace EdgeAgent.VoicePicking.Headsets.Wire;

/// <summary>A message from the page.</summary>
internal sealed record PageMessage
{
    /// <summary>
    /// <c>entry</c>, <c>played</c>, <c>microphone</c>, <c>enrolment</c> or <c>pulse</c>.
    /// </summary>
    public string Type { get; init; } = "";

    /// <summary><c>entry</c>: its number, rising; the box acknowledges it by <c>taken</c>.</summary>
    public long N { get; init; }

    /// <summary><c>entry</c>: the screen that it answers.</summary>
    public string? Step { get; init; }

    /// <summary><c>entry</c>: what was typed, tapped or scanned. <c>enrolment</c>: the words.</summary>
    public string? Text { get; init; }

    /// <summary><c>entry</c>: whether a scanner typed it.</summary>
    public bool Scanned { get; init; }

    /// <summary><c>played</c>: the prompt that was heard to its end.</summary>
    public uint Id { get; init; }

    /// <summary>
    /// <c>microphone</c>: <c>on</c>, <c>off</c>, <c>denied</c>, <c>missing</c>, <c>ended</c>, <c>insecure</c>.
    /// <c>enrolment</c>: <c>begin</c>, <c>cancel</c>, <c>delete</c>.
    /// </summary>
    public string? State { get; init; }
}

/// <summary>A message to the page.</summary>
internal sealed record BoxMessage
{
    /// <summary>
    /// <c>welcome</c>, <c>screen</c>, <c>notice</c>, <c>stop</c>, <c>taken</c>, <c>enrolment</c>, <c>pulse</c> or
    /// <c>bye</c>.
    /// </summary>
    public required string Type { get; init; }

    /// <summary><c>taken</c>: the number of the entry that the box has.</summary>
    public long? N { get; init; }

    /// <summary><c>screen</c>.</summary>
    public HeadsetScreen? Screen { get; init; }

    /// <summary><c>notice</c>: <c>heard</c>, <c>said</c> or <c>wrong</c>.</summary>
    public string? Kind { get; init; }

    /// <summary><c>notice</c>, <c>bye</c>: the line.</summary>
    public string? Text { get; init; }

    /// <summary><c>welcome</c>: who is signed on.</summary>
    public string? Name { get; init; }

    /// <summary><c>welcome</c>: the language of the texts.</summary>
    public string? Language { get; init; }

    /// <summary><c>enrolment</c>: how it goes.</summary>
    public EnrolmentView? Enrolment { get; init; }
}

/// <summary>How an enrolment goes.</summary>
/// <param name="State"><c>reading</c>, <c>done</c>, <c>none</c> or <c>learned</c>.</param>
/// <param name="Word">What is to be read aloud now.</param>
/// <param name="Advice">What was wrong with the last take; null where nothing was.</param>
/// <param name="Done">Takes that are good.</param>
/// <param name="All">All takes of the reading.</param>
/// <param name="Words">Words that can be read anew one by one.</param>
internal sealed record EnrolmentView(
    string State, string? Word, string? Advice, int Done, int All, IReadOnlyList<string> Words);

/// <summary>JSON of the messages, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageMessage))]
[JsonSerializable(typeof(BoxMessage))]
internal sealed partial class PageJson : JsonSerializerContext;
