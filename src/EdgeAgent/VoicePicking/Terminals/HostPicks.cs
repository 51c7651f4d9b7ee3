// The records of a warehouse system's assignment, as raw work that the common rules judge.
using EdgeAgent.VoicePicking.Work.Reading;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>Reads <c>GetPicks</c> records.</summary>
internal static class HostPicks
{
    private static readonly (string Name, PickField Field)[] Plain =
    [
        ("preAisle", PickField.PreAisle), ("aisle", PickField.Aisle), ("postAisle", PickField.PostAisle),
        ("slot", PickField.Slot), ("checkDigits", PickField.CheckDigits), ("unit", PickField.Unit),
        ("item", PickField.ItemNumber), ("description", PickField.Description), ("message", PickField.PickMessage),
        ("lot", PickField.CaptureLot), ("serial", PickField.SerialNumber),
    ];

    /// <summary>The work in the records that are not picked yet; the number of a record stands for its line.</summary>
    public static RawAssignment Raw(string id, string @operator, IReadOnlyList<LutRecord> records)
    {
        var fields = new RawFields(1);
        Add(fields, "id", id);
        Add(fields, "operator", @operator);
        var orders = new Dictionary<string, RawFields>(StringComparer.Ordinal);
        var lines = new List<RawFields>();
        foreach (var (index, record) in records.Index())
        {
            var left = PickFields.Number(record, PickField.QuantityToPick)
                - PickFields.Number(record, PickField.QuantityPicked);
            if (record[(int)PickField.Status] == PickFields.Picked || left <= 0) continue;
            if (PickFields.Of(record, PickField.DeliveryLocation) is { } door) Add(fields, "deliverTo", door);
            var order = record[(int)PickField.AssignmentId];
            if (!orders.ContainsKey(order)) orders[order] = Order(index + 1, order, record);
            lines.Add(Line(index + 1, order, left, record));
        }

        return new RawAssignment(fields, [.. orders.Values], lines);
    }

    private static RawFields Order(int number, string id, LutRecord record)
    {
        var fields = new RawFields(number);
        Add(fields, "id", id);
        if (PickFields.Of(record, PickField.TargetContainer) is { } container && container != "0")
            Add(fields, "container", container);
        return fields;
    }

    private static RawFields Line(int number, string order, int left, LutRecord record)
    {
        var fields = new RawFields(number);
        Add(fields, "id", $"{order}.{record[(int)PickField.LocationId]}.{record[(int)PickField.Sequence]}");
        Add(fields, "order", order);
        Add(fields, "quantity", $"{left}");
        foreach (var (name, field) in Plain)
            if (PickFields.Of(record, field) is { } text) Add(fields, name, text);
        // Some sites speak words here; only digits can be heard at this step.
        if (PickFields.Of(record, PickField.SpokenProductId) is { Length: <= 5 } digits
            && digits.All(char.IsAsciiDigit))
            Add(fields, "productDigits", digits);
        if (!PickFields.Flag(record, PickField.VariableWeight)) return fields;
        Add(fields, "minKg", record[(int)PickField.VariableWeightMinimum]);
        Add(fields, "maxKg", record[(int)PickField.VariableWeightMaximum]);
        return fields;
    }

    private static void Add(RawFields fields, string name, string text) =>
        fields.Add(name, new RawValue([text], fields.Line));
}
