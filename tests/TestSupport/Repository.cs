// Finds the checkout that the tests were built from, for tests that read its files.
namespace EdgeAgent.TestSupport;

/// <summary>The checkout.</summary>
public static class Repository
{
    /// <summary>Its root: the nearest folder above the test's output that holds EdgeAgent.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder in it.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "EdgeAgent.sln"))) return folder.FullName;
        throw new InvalidOperationException(
            $"No EdgeAgent.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
