// One lamp of the box, through the kernel's LED class: steady = good, blinking slowly = the box is at it, blinking
// fast = something to mend.
using EdgeAgent.Appliance.Reporting;

namespace EdgeAgent.Appliance.Lamp;

/// <summary>A lamp under <c>/sys/class/leds</c>.</summary>
/// <param name="folder">The class's folder.</param>
/// <param name="name">The lamp; null = the first that boards are known to have.</param>
internal sealed class StatusLamp(string folder, string? name)
{
    /// <summary>Where the kernel shows its lamps.</summary>
    public const string ClassFolder = "/sys/class/leds";

    private const string Slow = "1000";
    private const string Fast = "120";

    // Raspberry Pi (new and old names), then what x86 boards call theirs.
    private static readonly string[] Known =
        ["ACT", "led0", "PWR", "led1", "status", "green:status", "power", "green:power"];

    /// <summary>The lamp in use; null where the box has none.</summary>
    public string? Name { get; } = name is not null
        ? Directory.Exists(Path.Combine(folder, name)) ? name : null
        : Array.Find(Known, known => Directory.Exists(Path.Combine(folder, known)));

    /// <summary>Shows a verdict; false where there is no lamp, or it does not do as told.</summary>
    public bool Show(Verdict verdict)
    {
        if (Name is null) return false;
        try
        {
            if (verdict == Verdict.Good)
            {
                Write("trigger", "none");
                Write("brightness", File.ReadAllText(FileOf("max_brightness")).Trim());
                return true;
            }

            // The two times appear with the trigger.
            Write("trigger", "timer");
            var time = verdict == Verdict.Working ? Slow : Fast;
            Write("delay_on", time);
            Write("delay_off", time);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false; // A lamp is a courtesy; the card, the page and the console say the same.
        }
    }

    private void Write(string file, string text) => File.WriteAllText(FileOf(file), text);

    private string FileOf(string file) => Path.Combine(folder, Name!, file);
}
