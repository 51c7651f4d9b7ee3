// What a driver's folder says of itself: its README and its sample travel inside the program, so that a box can show
// them without the sources.
using EdgeAgent.Drivers;

namespace EdgeAgent.Configuration.Describing;

/// <summary>The texts of one driver's folder.</summary>
/// <param name="Name">The folder under src/Drivers: <c>Gpio</c>.</param>
/// <param name="Title">The README's title.</param>
/// <param name="Drives">The README's words under "What it drives", with their line ends.</param>
/// <param name="Sample">The block of store.yaml, without <c>devices:</c> above it.</param>
internal sealed record DriverFolder(string Name, string Title, string Drives, string Sample)
{
    private const string Drivings = "## What it drives";

    /// <summary>The folder of a driver.</summary>
    public static DriverFolder Of(IDriver driver)
    {
        var name = driver.GetType().Namespace!.Split('.')[^1];
        var page = Text(driver, $"{name}/README.md").Split('\n');
        var drives = page.SkipWhile(line => line != Drivings).Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        return new DriverFolder(
            name, page[0].TrimStart('#', ' '), string.Join('\n', drives).Trim(), Text(driver, $"{name}/sample.yaml"));
    }

    private static string Text(IDriver driver, string file)
    {
        using var stream = driver.GetType().Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is missing: every driver's folder holds one.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
