// What kinds of lists there are, and what each entry must say.
using System.Text.Json;

namespace EdgeAgent.Contracts.Push;

/// <summary>The kinds of lists.</summary>
public static class ListKinds
{
    /// <summary>Known vehicles: <c>hash</c> (keyed hash of the plate), <c>id</c>, <c>list</c>.</summary>
    public const string Plates = "plates";

    /// <summary>Expected items: <c>epc</c> (hex or URI).</summary>
    public const string Epcs = "epcs";

    /// <summary>Prices: <c>gtin</c>, <c>price</c>.</summary>
    public const string Prices = "prices";

    /// <summary>What lies where: <c>slot</c>, <c>item</c>.</summary>
    public const string Slots = "slots";

    private const int MostFaults = 5;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Plates, Epcs, Prices, Slots];

    /// <summary>
    /// What is wrong with the entries of a kind: at most five sentences; none where they are right. No value of an
    /// entry stands in them.
    /// </summary>
    public static IReadOnlyList<string> Faults(string kind, JsonElement entries)
    {
        if (FieldsOf(kind) is not { } fields)
            return [$"`{kind}` is no kind of list; known are {string.Join(", ", All)}."];
        if (entries.ValueKind != JsonValueKind.Array) return ["`entries` is no array."];
        return [.. entries.EnumerateArray()
            .Select((entry, index) => FaultOf(entry, fields) is { } fault ? $"Entry {index + 1} {fault}." : null)
            .OfType<string>()
            .Take(MostFaults)];
    }

    /// <summary>The fields that each entry of a kind must have, in the order of a line of values; null where there is
    /// no such kind.</summary>
    public static IReadOnlyList<string>? FieldsOf(string kind) => kind switch
    {
        Plates => ["hash", "id", "list"],
        Epcs => ["epc"],
        Prices => ["gtin", "price"],
        Slots => ["slot", "item"],
        _ => null,
    };

    private static string? FaultOf(JsonElement entry, IReadOnlyList<string> fields)
    {
        if (entry.ValueKind != JsonValueKind.Object) return "is no object";
        if (entry.EnumerateObject().Any(IsNested)) return "is not flat: a field holds an object or an array";
        return fields.FirstOrDefault(field => !entry.TryGetProperty(field, out _)) is { } missing
            ? $"has no `{missing}`"
            : null;
    }

    private static bool IsNested(JsonProperty field) =>
        field.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
}
