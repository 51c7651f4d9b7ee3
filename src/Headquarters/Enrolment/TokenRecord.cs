// A token as HQ keeps it: never the secret, only its hash; and, once used, by which key and with what outcome.
using System.Text.Json.Serialization;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>A token that was given out.</summary>
/// <param name="Hash">SHA-256 of the whole secret, hex.</param>
/// <param name="Box">Whom it lets in: <c>tenant/store/box</c>.</param>
/// <param name="Until">Until when, UTC.</param>
internal sealed record TokenRecord(string Hash, string Box, DateTimeOffset Until);

/// <summary>What became of a token that was used.</summary>
/// <param name="Key">SHA-256 of the public key that it was used with, hex.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Certificate">The certificate that was given for it, PEM.</param>
internal sealed record TokenUse(string Key, DateTimeOffset At, string Certificate);

/// <summary>JSON of the records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TokenRecord))]
[JsonSerializable(typeof(TokenUse))]
internal sealed partial class TokenJson : JsonSerializerContext;
