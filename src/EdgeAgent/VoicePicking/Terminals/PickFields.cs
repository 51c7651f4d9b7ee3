// The fields of a `prTaskLUTGetPicks` record, in their order, and what they mean here.
using System.Globalization;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>The places of the fields.</summary>
internal enum PickField
{
    Status, BaseItem, Sequence, LocationId, Region, PreAisle, Aisle, PostAisle, Slot, QuantityToPick, Unit, ItemNumber,
    VariableWeight, VariableWeightMinimum, VariableWeightMaximum, QuantityPicked, CheckDigits, ScannedProductId,
    SpokenProductId, Description, Size, Upc, AssignmentId, IdDescription, DeliveryLocation, Combine, Store, CaseLabel,
    TargetContainer, CaptureLot, LotText, PickMessage, VerifyLocation, CycleCount, SerialNumber, MultiItemLocation,
}

/// <summary>Turns records into lines and lines into records.</summary>
internal static class PickFields
{
    /// <summary>Fields of a record, without error code and message.</summary>
    public const int Count = 36;

    /// <summary>Not picked yet.</summary>
    public const string NotPicked = "N";

    /// <summary>Picked.</summary>
    public const string Picked = "P";

    /// <summary>Skipped.</summary>
    public const string Skipped = "S";

    /// <summary>The record of a line.</summary>
    public static LutRecord Of(Assignment work, LineProgress progress, int sequence)
    {
        var line = progress.Line;
        var order = work.Orders.FirstOrDefault(one => one.Id == line.Order);
        var fields = new string[Count];
        Array.Fill(fields, "");
        Set(PickField.Status, progress.IsClosed ? Picked : progress.State == LineState.Skipped ? Skipped : NotPicked);
        Set(PickField.BaseItem, "0");
        Set(PickField.Sequence, Text(sequence));
        Set(PickField.LocationId, line.Id);
        Set(PickField.Region, work.Region);
        Set(PickField.PreAisle, line.PreAisle);
        Set(PickField.Aisle, line.Aisle);
        Set(PickField.PostAisle, line.PostAisle);
        Set(PickField.Slot, line.Slot);
        Set(PickField.QuantityToPick, Text(line.Quantity));
        Set(PickField.Unit, line.Unit);
        Set(PickField.ItemNumber, line.Item);
        Set(PickField.VariableWeight, Flag(line.Weight is not null));
        Set(PickField.VariableWeightMinimum, Text(line.Weight?.MinimumKg ?? 0));
        Set(PickField.VariableWeightMaximum, Text(line.Weight?.MaximumKg ?? 0));
        Set(PickField.QuantityPicked, Text(progress.Picked));
        Set(PickField.CheckDigits, line.CheckDigits.Count > 0 ? line.CheckDigits[0] : "");
        Set(PickField.SpokenProductId, line.ProductDigits);
        Set(PickField.Description, line.Description);
        Set(PickField.AssignmentId, order?.Id ?? work.Id);
        Set(PickField.IdDescription, order?.Id ?? work.Id);
        Set(PickField.DeliveryLocation, work.DeliverTo);
        Set(PickField.Combine, "0");
        Set(PickField.TargetContainer, order?.Container ?? "0");
        Set(PickField.CaptureLot, Flag(line.Lot));
        Set(PickField.PickMessage, line.Message);
        Set(PickField.VerifyLocation, "0");
        Set(PickField.CycleCount, Flag(work.Kind == WorkKind.Count));
        Set(PickField.SerialNumber, Flag(line.Serial));
        Set(PickField.MultiItemLocation, "0");
        return LutRecord.Well(fields);

        void Set(PickField field, string? value) => fields[(int)field] = value ?? "";
    }

    /// <summary>A field's text; null where it is empty.</summary>
    public static string? Of(LutRecord record, PickField field) =>
        record[(int)field] is { Length: > 0 } text ? text : null;

    /// <summary>A field's whole number; 0 where it is none.</summary>
    public static int Number(LutRecord record, PickField field) =>
        int.TryParse(record[(int)field], CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A field's flag: 0 or 1.</summary>
    public static bool Flag(LutRecord record, PickField field) => record[(int)field] == "1";

    /// <summary>A field's decimal number; null where it is none above 0.</summary>
    public static double? Decimal(LutRecord record, PickField field) =>
        double.TryParse(record[(int)field], CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("0.0##", CultureInfo.InvariantCulture);

    private static string Flag(bool value) => value ? "1" : "0";
}
