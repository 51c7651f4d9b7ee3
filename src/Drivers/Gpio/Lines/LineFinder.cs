// Finds configured lines on the chips of the board. The numbers of chips change between boots, so labels and names of
// lines are looked for, every time anew.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>A line that was found.</summary>
/// <param name="Chip">Its chip; the finder closes it.</param>
/// <param name="Info">What it is.</param>
internal readonly record struct FoundLine(GpioChip Chip, LineInfo Info);

/// <summary>The chips that may hold the lines, open.</summary>
internal sealed class LineFinder : IDisposable
{
    private const string Folder = "/dev";

    private const int NamesInSentence = 40;

    private readonly List<GpioChip> _chips = [];
    private readonly List<string> _others = [];
    private readonly string? _wanted;

    /// <summary>Opens the chip that is wanted, or all where none is named.</summary>
    /// <exception cref="DeviceFault">With a sentence, where there is none.</exception>
    public LineFinder(IKernel kernel, string? chip)
    {
        _wanted = chip;
        var names = kernel.Names(Folder, "gpiochip");
        if (names.Count == 0)
            throw new DeviceFault(
                "This machine has no GPIO chip (/dev/gpiochip…): plug in the board or the adapter that has the lines.");
        try
        {
            foreach (var name in names)
                if (Open(kernel, $"{Folder}/{name}") is { } opened) Take(opened);
        }
        catch (KernelFault fault)
        {
            Dispose();
            throw GpioSentences.Node.Explain(fault);
        }

        if (_chips.Count == 0)
            throw new DeviceFault(
                chip is null
                    ? "The GPIO chips went away while they were looked at: plug the board or adapter in again."
                    : $"No GPIO chip is called `{chip}`. Those that are there: {string.Join(", ", _others)}.");
    }

    /// <summary>The chips that may hold the lines.</summary>
    public IReadOnlyList<GpioChip> Chips => _chips;

    /// <summary>Finds a line.</summary>
    /// <exception cref="DeviceFault">With a sentence, where it is not there, or there twice.</exception>
    public FoundLine Find(LineAddress address)
    {
        var found = address.Offset is { } offset ? ByNumber(offset) : ByName(address.Name!);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new DeviceFault(
                $"{Where} has no line `{address}`. {Names()}", RetryAdvice.Slow),
            _ => throw new DeviceFault(
                $"{Where} has {found.Count} lines `{address}`: name the `chip` too, or give the line's number.",
                RetryAdvice.NeedsPerson),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var chip in _chips) chip.Dispose();
    }

    private string Where => string.Join(", ", _chips.Select(chip => $"{chip.Path} ({chip.Info.Label})"));

    private string Names()
    {
        var names = _chips
            .SelectMany(chip => Lines(chip), (chip, info) => info.Name)
            .Where(name => name.Length > 0).Take(NamesInSentence).ToArray();
        return names.Length > 0
            ? $"Lines with a name: {string.Join(", ", names)}."
            : $"Its lines have no names: give a number from 0 to {_chips.Max(chip => chip.Info.Lines) - 1}.";
    }

    // A chip that is pulled out while the others are looked at is none of ours, or will be missed below.
    private static GpioChip? Open(IKernel kernel, string path)
    {
        try
        {
            return GpioChip.Open(kernel, path);
        }
        catch (KernelFault fault) when (fault.IsGone)
        {
            return null;
        }
    }

    private void Take(GpioChip chip)
    {
        if (_wanted is null || _wanted == chip.Info.Label || _wanted == chip.Path || $"{Folder}/{_wanted}" == chip.Path)
        {
            _chips.Add(chip);
            return;
        }

        _others.Add($"{chip.Path} ({chip.Info.Label})");
        chip.Dispose();
    }

    private static IEnumerable<LineInfo> Lines(GpioChip chip) =>
        Enumerable.Range(0, (int)chip.Info.Lines).Select(offset => chip.Line((uint)offset));

    private List<FoundLine> ByNumber(uint offset) =>
        [.. from chip in _chips where offset < chip.Info.Lines select new FoundLine(chip, chip.Line(offset))];

    private List<FoundLine> ByName(string name) =>
    [
        .. from chip in _chips
        from info in Lines(chip)
        where info.Name == name
        select new FoundLine(chip, info),
    ];
}
