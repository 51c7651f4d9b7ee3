// A work file before its meaning: named texts with the lines they stand on. CSV and JSON both come to this, so that one
// set of rules judges them.
namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>A value as it stands in the file.</summary>
/// <param name="Texts">Its text; several where it is a list.</param>
/// <param name="Line">The line.</param>
internal sealed record RawValue(IReadOnlyList<string> Texts, int Line);

/// <summary>The fields of one object or row.</summary>
/// <param name="line">Where it begins.</param>
internal sealed class RawFields(int line)
{
    private readonly Dictionary<string, RawValue> _values = new(StringComparer.Ordinal);

    /// <summary>Where it begins.</summary>
    public int Line => line;

    /// <summary>The fields.</summary>
    public IReadOnlyDictionary<string, RawValue> Values => _values;

    /// <summary>Adds a field; false where it is there already.</summary>
    public bool Add(string name, RawValue value) => _values.TryAdd(name, value);
}

/// <summary>One assignment of the file.</summary>
/// <param name="Fields">Its own fields.</param>
/// <param name="Orders">Its orders.</param>
/// <param name="Lines">Its lines.</param>
internal sealed record RawAssignment(RawFields Fields, IReadOnlyList<RawFields> Orders, IReadOnlyList<RawFields> Lines);

/// <summary>
/// The names of the fields, as they stand in JSON; CSV takes them in any case, with spaces or dashes.
/// </summary>
internal static class WorkFields
{
    /// <summary>Of an assignment, beside <c>orders</c> and <c>lines</c>.</summary>
    public static IReadOnlyList<string> OfAssignment { get; } =
        ["id", "version", "kind", "region", "operator", "priority", "deliverTo", "deliverCheckDigits"];

    /// <summary>Of an order.</summary>
    public static IReadOnlyList<string> OfOrder { get; } = ["id", "container", "containerCheckDigits"];

    /// <summary>Of a line.</summary>
    public static IReadOnlyList<string> OfLine { get; } =
    [
        "id", "order", "preAisle", "aisle", "postAisle", "slot", "checkDigits", "quantity", "unit", "item",
        "description", "productDigits", "lot", "serial", "minKg", "maxKg", "message", "toSlot", "toCheckDigits",
        "expectedCount",
    ];
}
