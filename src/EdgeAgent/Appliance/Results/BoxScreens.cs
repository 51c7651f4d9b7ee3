// The screens and serial lines of the box, on which nobody logs in.
namespace EdgeAgent.Appliance.Results;

/// <summary>Shows a text on the box's consoles.</summary>
internal static class BoxScreens
{
    // The kernel's own consoles, by name; tty0 stands for the screen that is seen, which is tty1.
    private const string Consoles = "/sys/class/tty/console/active";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Shows it on each that is there; one that does not take it, or not in time, is passed over.</summary>
    public static void Show(string text, TimeProvider time)
    {
        // A serial line without anybody at its other end may hold a writer for ever.
        var writes = Screens().Select(screen => Task.Run(() => Write(screen, text))).ToArray();
        using var longest = new CancellationTokenSource(Longest, time);
        try
        {
            Task.WaitAll(writes, longest.Token);
        }
        catch (OperationCanceledException)
        {
            return; // The card and the page say the same.
        }
    }

    private static IEnumerable<string> Screens()
    {
        var consoles = File.Exists(Consoles) ? File.ReadAllText(Consoles).Split() : [];
        return new[] { "tty1", "ttyS0" }.Union(consoles.Where(name => name is not ("tty0" or "")))
            .Select(name => $"/dev/{name}")
            .Where(File.Exists);
    }

    private static void Write(string screen, string text)
    {
        try
        {
            using var stream = new FileStream(screen, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
            stream.Write(System.Text.Encoding.ASCII.GetBytes($"\r\n{text}\r\n"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return; // The card and the page say the same.
        }
    }
}
