// What the page asks by HTTP, and the answers.
using System.Text.Json.Serialization;

namespace EdgeAgent.Web.Picking;

/// <summary>A sign-on.</summary>
/// <param name="Number">The operator's number as typed.</param>
/// <param name="Pin">The PIN as typed.</param>
/// <param name="TakeOver">Whether a session at another handheld is to end.</param>
internal sealed record SignOnWish(string? Number, string? Pin, bool TakeOver)
{
    /// <summary>Says nothing of what was typed.</summary>
    public override string ToString() => "(hidden)";
}

/// <summary>An answer.</summary>
/// <param name="Name">Who is signed on; null where nobody is.</param>
/// <param name="Text">A sentence for the picker; null where all is well.</param>
/// <param name="Elsewhere">Whether he works at another handheld, which he may take over.</param>
/// <param name="WaitSeconds">How long to wait before the next try; null = not at all.</param>
internal sealed record SignOnAnswer(
    string? Name, string? Text = null, bool Elsewhere = false, int? WaitSeconds = null);

/// <summary>What the set-up page shows.</summary>
/// <param name="Box">The box.</param>
/// <param name="Fingerprint">SHA-256 of the authority to trust.</param>
/// <param name="Own">Whether it is the box's own authority, to be downloaded here.</param>
/// <param name="Addresses">Where the box is reached.</param>
internal sealed record SetupFacts(string Box, string Fingerprint, bool Own, IReadOnlyList<string> Addresses);

/// <summary>JSON of these, generated at build time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignOnWish))]
[JsonSerializable(typeof(SignOnAnswer))]
[JsonSerializable(typeof(SetupFacts))]
internal sealed partial class SignOnJson : JsonSerializerContext;
