// Makes assignments of what a file or message says, by the rules that hold wherever they come from. All faults are
// found in one pass.
using EdgeAgent.Configuration.Faults;

namespace EdgeAgent.VoicePicking.Work.Reading;

/// <summary>Which slots there are in this store.</summary>
internal interface ISlotDirectory
{
    /// <summary>Whether a slot exists; true for all where nobody has said which there are.</summary>
    bool Knows(string slot);

    /// <summary>The slots, for a hint; empty where nobody has said.</summary>
    IReadOnlyCollection<string> Names { get; }
}

/// <summary>Reads assignments.</summary>
/// <param name="slots">Which slots there are.</param>
internal sealed class AssignmentReader(ISlotDirectory slots)
{
    /// <summary>Pieces at one line at most: more cannot be said as one number.</summary>
    public const int MostPieces = 999;

    private const int MostLines = 2_000;
    private const double HeaviestKg = 2_000;

    /// <summary>Makes assignments of the raw ones.</summary>
    public WorkReading Read(IReadOnlyList<RawAssignment> raw, IReadOnlyList<WorkFault> before)
    {
        var faults = new List<WorkFault>(before);
        var assignments = raw.Select(one => One(one, faults)).ToList();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (assignment, source) in assignments.Zip(raw))
        {
            if (assignment.Id.Length > 0 && !first.TryAdd(assignment.Id, source.Fields.Line))
                faults.Add(new WorkFault(
                    source.Fields.Line,
                    $"Assignment `{assignment.Id}` is there twice: the first stands on line {first[assignment.Id]}."));
        }

        if (raw.Count == 0 && faults.Count == 0) faults.Add(new WorkFault(0, "There is no assignment in it."));
        return new WorkReading(assignments, [.. faults.OrderBy(fault => fault.Line)]);
    }

    private Assignment One(RawAssignment raw, List<WorkFault> faults)
    {
        var fields = new FieldReader(raw.Fields, faults);
        var kind = Kind(fields);
        var orders = raw.Orders.Select(order => Order(new FieldReader(order, faults))).ToList();
        Twice(orders.Select(order => order.Id).Zip(raw.Orders), "Order", faults);
        var lines = raw.Lines
            .Select((line, index) => Line(new FieldReader(line, faults), kind, index, orders))
            .ToList();
        Twice(lines.Select(line => line.Id).Zip(raw.Lines), "Line", faults);
        TwiceTheSame(lines.Zip(raw.Lines), faults);
        if (lines.Count is 0 or > MostLines)
            faults.Add(new WorkFault(
                raw.Fields.Line, $"The assignment has {lines.Count} lines: 1 to {MostLines} are expected."));
        return new Assignment
        {
            Id = fields.Id("id"),
            Version = fields.Whole("version", 1, int.MaxValue) ?? 1,
            Kind = kind,
            Region = fields.Text("region"),
            Operator = fields.Text("operator"),
            Priority = fields.Whole("priority", 0, 9) ?? 0,
            Orders = orders,
            Lines = lines,
            DeliverTo = fields.Text("deliverTo"),
            DeliverCheckDigits = fields.Digits("deliverCheckDigits"),
        };
    }

    private static WorkKind Kind(FieldReader fields)
    {
        var word = fields.Text("kind")?.ToLowerInvariant();
        foreach (var kind in Enum.GetValues<WorkKind>())
            if (word is null || word == PickSteps.Word(kind)) return kind;
        fields.Fault("kind", $"`kind` is `{word}`: `pick`, `replenish` or `count` is expected.");
        return WorkKind.Pick;
    }

    private static WorkOrder Order(FieldReader fields) =>
        new(fields.Id("id"), fields.Text("container"), fields.Digits("containerCheckDigits"));

    private WorkLine Line(FieldReader fields, WorkKind kind, int index, IReadOnlyList<WorkOrder> orders)
    {
        var order = fields.Text("order");
        if (order is not null && orders.All(one => one.Id != order))
            fields.Fault("order", $"`order` is `{order}`: no order of this assignment has that id.");
        if (order is null && orders.Count > 1)
            fields.Fault("order", $"`order` is missing: the assignment has {orders.Count} orders.");
        var quantity = fields.Whole("quantity", kind == WorkKind.Count ? 0 : 1, MostPieces);
        if (quantity is null && kind != WorkKind.Count && fields.Text("quantity") is null)
            fields.Fault("quantity", $"`quantity` is missing: a whole number from 1 to {MostPieces} is expected.");
        return new WorkLine
        {
            Id = fields.Id("id", $"{index + 1}"),
            Order = order,
            PreAisle = fields.Text("preAisle"),
            Aisle = fields.Needed("aisle"),
            PostAisle = fields.Text("postAisle"),
            Slot = Slot(fields, "slot", fields.Needed("slot")),
            CheckDigits = fields.DigitSets("checkDigits"),
            Quantity = kind == WorkKind.Count ? 0 : quantity ?? 1,
            Unit = fields.Text("unit"),
            Item = fields.Needed("item"),
            Description = fields.Text("description"),
            ProductDigits = fields.Digits("productDigits"),
            Lot = fields.Flag("lot"),
            Serial = fields.Flag("serial"),
            Weight = Weight(fields),
            Message = fields.Text("message"),
            ToSlot = ToSlot(fields, kind),
            ToCheckDigits = fields.Digits("toCheckDigits"),
            ExpectedCount = kind == WorkKind.Count ? fields.Whole("expectedCount", 0, 99_999) : null,
        };
    }

    private string? ToSlot(FieldReader fields, WorkKind kind)
    {
        var slot = fields.Text("toSlot");
        if (kind == WorkKind.Replenish && slot is null)
            fields.Fault("toSlot", "`toSlot` is missing: a replenishment needs the slot that is filled.");
        if (kind != WorkKind.Replenish && slot is not null)
            fields.Fault("toSlot", "`toSlot` stands here, but only a replenishment fills a slot.");
        return slot is null ? null : Slot(fields, "toSlot", slot);
    }

    private string Slot(FieldReader fields, string name, string slot)
    {
        if (slot.Length > 0 && !slots.Knows(slot))
            fields.Fault(name, $"`{name}` is `{slot}`: there is no such slot in this store.{Hint(slot)}");
        return slot;
    }

    private string Hint(string slot) =>
        NearestName.Of(slot, slots.Names) is { } near ? $" Did you mean `{near}`?" : "";

    private static WeightRange? Weight(FieldReader fields)
    {
        var (least, most) = (fields.Decimal("minKg", HeaviestKg), fields.Decimal("maxKg", HeaviestKg));
        if (least is null && most is null) return null;
        if (least is not { } from || most is not { } to || from >= to)
        {
            fields.Fault(
                least is null ? "maxKg" : "minKg",
                "`minKg` and `maxKg` go together, the first smaller than the second.");
            return null;
        }

        return new WeightRange(from, to);
    }

    private static void Twice(IEnumerable<(string Id, RawFields Raw)> all, string what, List<WorkFault> faults)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, raw) in all)
        {
            if (id.Length > 0 && !first.TryAdd(id, raw.Line))
                faults.Add(new WorkFault(
                    raw.Line, $"{what} `{id}` is there twice: the first stands on line {first[id]}."));
        }
    }

    private static void TwiceTheSame(IEnumerable<(WorkLine Line, RawFields Raw)> all, List<WorkFault> faults)
    {
        var first = new Dictionary<(string, string, string?), int>();
        foreach (var (line, raw) in all)
        {
            if (!first.TryAdd((line.Slot, line.Item, line.Order), raw.Line))
                faults.Add(new WorkFault(
                    raw.Line,
                    $"Item `{line.Item}` in slot `{line.Slot}` is asked twice: line {first[(line.Slot, line.Item, line.Order)]} "
                    + "asks for it already. Add the quantities up."));
        }
    }
}
