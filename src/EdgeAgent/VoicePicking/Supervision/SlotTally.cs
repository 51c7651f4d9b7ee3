// What went wrong at a slot.
namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>Counts visits to a slot and what went wrong there.</summary>
internal sealed class SlotTally
{
    /// <summary>Lines closed there.</summary>
    public int Lines { get; set; }

    /// <summary>Lines that came short there.</summary>
    public int Shorts { get; set; }

    /// <summary>Check digits that were not right there.</summary>
    public int WrongDigits { get; set; }

    /// <summary>Times it was skipped.</summary>
    public int Skips { get; set; }

    /// <summary>How bad it is: what went wrong, taken together.</summary>
    public int Trouble => Shorts + WrongDigits + Skips;
}
