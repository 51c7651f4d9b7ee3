// Reads the small texts in which the kernel tells a sensor's values.
using System.Globalization;
using System.Text;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>Reads files of sensors.</summary>
internal sealed class SensorFiles(IKernel kernel)
{
    // Attributes of sysfs are at most one page; those of sensors are one number or name.
    private const int LongestText = 256;
    private const int ShownBytes = 32;

    /// <summary>The kernel.</summary>
    public IKernel Kernel => kernel;

    /// <summary>The text of a file, without the line's end.</summary>
    /// <exception cref="KernelFault">When it cannot be read.</exception>
    public string Text(string path)
    {
        Span<byte> bytes = stackalloc byte[LongestText];
        return Encoding.UTF8.GetString(Bytes(path, bytes));
    }

    /// <summary>The text of a file, or null where it is not there.</summary>
    public string? OptionalText(string path)
    {
        try
        {
            return Text(path);
        }
        catch (KernelFault fault) when (fault.IsGone)
        {
            return null;
        }
    }

    /// <summary>The number in a file.</summary>
    /// <exception cref="KernelFault">When it cannot be read.</exception>
    /// <exception cref="FormatException">With a sentence, when it holds no number.</exception>
    public double Number(string path)
    {
        Span<byte> bytes = stackalloc byte[LongestText];
        var text = Bytes(path, bytes);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
                ? number
                : throw new FormatException($"{path} holds `{Shown(text)}`, which is no number");
    }

    /// <summary>The number in a file, or another where the file is not there.</summary>
    public double NumberOr(string path, double otherwise) => File.Exists(path) ? Number(path) : otherwise;

    // Nonsense of a broken sensor may be anything: what a sentence shows of it can be printed.
    private static string Shown(ReadOnlySpan<byte> text) => string.Concat(
        Encoding.ASCII.GetString(text[..Math.Min(text.Length, ShownBytes)])
            .Select(letter => char.IsControl(letter) ? '?' : letter));

    private ReadOnlySpan<byte> Bytes(string path, Span<byte> bytes)
    {
        using var file = kernel.Open(path, FileUse.Read);
        return bytes[..file.Read(bytes)].Trim(" \t\r\n"u8);
    }
}
