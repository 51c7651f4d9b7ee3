// A list that HQ gives to a box: members' plates as hashes, expected EPCs, prices, slots.
using System.Text.Json;

namespace EdgeAgent.Contracts.Push;

/// <summary>A whole list in one version, retained on <c>list/{name}</c>; at most 4 MiB.</summary>
/// <param name="Version">Rises with each change, from 1; one that is not newer than the last is ignored.</param>
/// <param name="Kind">What its entries are: one of <see cref="ListKinds"/>.</param>
/// <param name="Hash">SHA-256 over the JSON of <c>entries</c> as it stands in the message, 64 hex digits.</param>
/// <param name="Entries">Flat objects; which fields depends on the kind.</param>
public sealed record ListDocument(long Version, string Kind, string Hash, IReadOnlyList<JsonElement> Entries)
{
    /// <summary>Bytes of a whole message at most.</summary>
    public const int LargestMessage = 4 << 20;
}
