// A list that HQ gives to a box: members' plates as hashes, expected EPCs, prices, slots.
using System.Text.Json;

namespace EdgeAgent.Contracts.Push;

/// <summary>A whole list in one version, retained on <c>list/{name}</c>.</summary>
/// <param name="Version">Rises with each change; a lower one is ignored.</param>
/// <param name="Kind">What its entries are: <c>plates</c>, <c>epcs</c>, <c>prices</c>, <c>slots</c>.</param>
/// <param name="Hash">SHA-256 over the entries' JSON as it stands in the message, 64 hex digits.</param>
/// <param name="Entries">Flat objects; which fields depends on the kind.</param>
public sealed record ListDocument(long Version, string Kind, string Hash, IReadOnlyList<JsonElement> Entries);
