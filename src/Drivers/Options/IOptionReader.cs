// How options are read. One function for each options record asks a reader for its keys; the same function, run with
// another reader, yields the JSON Schema, the documentation and the values. So there is one truth, and no reflection.
namespace EdgeAgent.Drivers.Options;

/// <summary>
/// Gives the values of one config block. A fault (missing, wrong type, out of range, unknown key) is recorded with line
/// and column and a usable default comes back, so that all faults of a file are found in one pass.
/// </summary>
public interface IOptionReader
{
    /// <summary>A text that must be there.</summary>
    string Text(string key, string doc, string? example = null);

    /// <summary>A text with a default.</summary>
    string TextOr(string key, string doc, string fallback);

    /// <summary>A text that may be missing.</summary>
    string? OptionalText(string key, string doc, string? example = null);

    /// <summary>A whole number; a null <paramref name="fallback"/> makes it required.</summary>
    int Integer(string key, string doc, int? fallback, int minimum, int maximum, string? unit = null);

    /// <summary>A whole number that may be missing.</summary>
    int? OptionalInteger(string key, string doc, int minimum, int maximum, string? unit = null);

    /// <summary>A decimal number; a null <paramref name="fallback"/> makes it required.</summary>
    double Number(string key, string doc, double? fallback, double minimum, double maximum, string? unit = null);

    /// <summary>A decimal number that may be missing.</summary>
    double? OptionalNumber(string key, string doc, double minimum, double maximum, string? unit = null);

    /// <summary>A yes or no: <c>true</c> or <c>false</c>, nothing else.</summary>
    bool Flag(string key, string doc, bool fallback);

    /// <summary>A time span with its unit: <c>500ms</c>, <c>15s</c>, <c>10m</c>, <c>2h</c>, <c>7d</c>.</summary>
    TimeSpan Duration(string key, string doc, TimeSpan fallback, TimeSpan minimum, TimeSpan maximum);

    /// <summary>A time span that may be missing.</summary>
    TimeSpan? OptionalDuration(string key, string doc, TimeSpan minimum, TimeSpan maximum);

    /// <summary>A size with its unit: <c>64KiB</c>, <c>512MiB</c>, <c>2GiB</c>; the value is in bytes.</summary>
    long Size(string key, string doc, long fallback, long minimum, long maximum);

    /// <summary>One of an enum's members, written in kebab-case: <c>DualTarget</c> is <c>dual-target</c>.</summary>
    T Choice<T>(string key, string doc, T fallback)
        where T : struct, Enum;

    /// <summary>A list of texts; empty when missing.</summary>
    IReadOnlyList<string> Texts(string key, string doc, string? example = null);

    /// <summary>
    /// The name of a zone that stands under <c>zones:</c>; an unknown one is a fault with the nearest right name.
    /// </summary>
    string Zone(string key, string doc);

    /// <summary>
    /// A reference to a secret: <c>file:</c>, <c>credential:</c> or <c>env:</c>. A plain value is a fault that does not
    /// echo it.
    /// </summary>
    SecretReference? OptionalSecret(string key, string doc);

    /// <summary>A file that must exist when the config is checked; null when missing from the config.</summary>
    string? OptionalFile(string key, string doc, string? example = null);

    /// <summary>A file or a folder that must exist when the config is checked; null when missing from the
    /// config.</summary>
    string? OptionalPath(string key, string doc, string? example = null);

    /// <summary>
    /// A nested block; when missing it is read as an empty one, so that its defaults hold and its required keys are
    /// asked for.
    /// </summary>
    T Block<T>(string key, string doc, Func<IOptionReader, T> read);

    /// <summary>A nested block that may be missing.</summary>
    T? OptionalBlock<T>(string key, string doc, Func<IOptionReader, T> read)
        where T : class;

    /// <summary>A list of blocks; empty when missing.</summary>
    IReadOnlyList<T> List<T>(string key, string doc, Func<IOptionReader, T> read);

    /// <summary>A mapping whose keys are whole numbers (antenna ports); empty when missing.</summary>
    IReadOnlyDictionary<int, T> Numbered<T>(
        string key, string doc, int minimum, int maximum, Func<IOptionReader, T> read);

    /// <summary>A mapping whose keys are names of the chain's own; empty when missing.</summary>
    IReadOnlyDictionary<string, T> Named<T>(string key, string doc, Func<IOptionReader, T> read);

    /// <summary>Records a fault that concerns <paramref name="key"/> (checks between fields): a sentence.</summary>
    void Fault(string key, string sentence);
}
