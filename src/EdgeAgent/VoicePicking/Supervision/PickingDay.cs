// The figures of a day, as the supervisor sees them; they begin anew twelve hours after the first.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>Pickers and slots since the day began. Not safe for two threads at once.</summary>
internal sealed class PickingDay
{
    private const int MostSlots = 5_000;
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    private readonly Dictionary<string, PickerTally> _pickers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SlotTally> _slots = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset? _begun;

    /// <summary>What was counted since the start, whatever was taken back.</summary>
    public PickingTotals Totals { get; private set; } = new(0, 0, 0, 0);

    /// <summary>The pickers.</summary>
    public IReadOnlyDictionary<string, PickerTally> Pickers => _pickers;

    /// <summary>The slots.</summary>
    public IReadOnlyDictionary<string, SlotTally> Slots => _slots;

    /// <summary>A picker's figures.</summary>
    public PickerTally Of(string @operator) =>
        _pickers.TryGetValue(@operator, out var tally) ? tally : _pickers[@operator] = new PickerTally();

    /// <summary>Counts an event.</summary>
    public void Count(EventKind kind, DateTimeOffset time, PickStep step)
    {
        _begun ??= time;
        var picker = Of(step.Operator);
        var slot = SlotOf(step.Slot);
        if (kind == EventKinds.PickConfirmed || kind == EventKinds.PickShort)
        {
            picker.Add(kind, step, time);
            slot.Lines++;
            if (kind == EventKinds.PickShort) slot.Shorts++;
            Totals = Totals with
            {
                Lines = Totals.Lines + (PickerTally.Closes(kind, step) ? 1 : 0),
                Pieces = Totals.Pieces + (step.Picked ?? 0),
                Shorts = Totals.Shorts + (kind == EventKinds.PickShort ? 1 : 0),
            };
        }
        else if (kind == EventKinds.PickUndone) picker.TakeBack(step.Outcome ?? "");
        else if (kind == EventKinds.PickSkipped) slot.Skips++;
        else if (kind == EventKinds.PickChecked && step.Right == false)
        {
            Repeat(step.Operator);
            slot.WrongDigits++;
        }
    }

    /// <summary>Counts a prompt that was said again.</summary>
    public void Repeat(string @operator)
    {
        Of(@operator).Repeat();
        Totals = Totals with { Reprompts = Totals.Reprompts + 1 };
    }

    /// <summary>Begins anew where the day is over.</summary>
    public void Begin(DateTimeOffset now)
    {
        if (_begun is not { } begun || now - begun < Length) return;
        _pickers.Clear();
        _slots.Clear();
        _begun = null;
    }

    private SlotTally SlotOf(string? slot)
    {
        if (slot is null || (_slots.Count >= MostSlots && !_slots.ContainsKey(slot))) return new SlotTally();
        return _slots.TryGetValue(slot, out var tally) ? tally : _slots[slot] = new SlotTally();
    }
}
