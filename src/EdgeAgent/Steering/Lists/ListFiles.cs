// HQ's lists on disk: `NAME.list` in the state folder, encrypted like every personal datum. The cipher's tag is also
// the check: a torn, zeroed or altered file does not open.
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Steering.Lists;

/// <summary>Reads and writes the files of lists.</summary>
internal sealed class ListFiles(string folder, PayloadCipher cipher)
{
    private const string Ending = ".list";

    /// <summary>The lists that have a file, by name.</summary>
    public IEnumerable<string> Names => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*" + Ending)
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// The message of a list as HQ wrote it; null where the file does not open, which is then set aside, and why.
    /// </summary>
    public (byte[]? Message, string? Damage) Read(string name)
    {
        try
        {
            var message = cipher.Decrypt(0, Binding(name), File.ReadAllBytes(PathOf(name)));
            if (message is not null) return (message, null);
            CheckedFile.SetAside(PathOf(name));
            return (null, Sentence(name, "it is damaged, or was written under another key, and was set aside"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, Sentence(name, fault.Message.TrimEnd('.')));
        }
    }

    /// <summary>Writes a list; null, or why it could not be written, as a sentence.</summary>
    public string? Write(string name, ReadOnlySpan<byte> message)
    {
        try
        {
            StateFile.Replace(PathOf(name), cipher.Encrypt(0, Binding(name), message));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{PathOf(name)} cannot be written ({fault.Message.TrimEnd('.')}): make room, or give the agent write "
                + "access.";
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name + Ending);

    private string Sentence(string name, string why) =>
        $"{PathOf(name)} cannot be used ({why}): HQ's list {name} is empty until it comes in again.";

    private static string Binding(string name) => $"list.{name}.v1";
}
