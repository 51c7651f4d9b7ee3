// Test data that does not travel with the repository: a folder `shared/data` beside the checkout. Where it is missing,
// the tests that need it are skipped by name.
using Xunit;

namespace EdgeAgent.TestSupport;

/// <summary>Finds the shared test data.</summary>
public static class SharedData
{
    /// <summary>
    /// The folder, or null where this clone stands alone. The variable EDGE_AGENT_SHARED_DATA overrides the search.
    /// </summary>
    public static string? Root { get; } = Find();

    /// <summary>A file or folder in it.</summary>
    public static string PathOf(string relative) =>
        Path.Combine(Root ?? throw new InvalidOperationException("The shared test data is not here."), relative);

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("EDGE_AGENT_SHARED_DATA");
        if (!string.IsNullOrEmpty(named)) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}

/// <summary>A fact that needs a part of the shared test data; skipped by name where it is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    /// <summary>Names the part that is needed, relative to <c>shared/data</c>.</summary>
    public SharedDataFactAttribute(string needs)
    {
        Needs = needs;
        if (SharedData.Root is null || !Path.Exists(Path.Combine(SharedData.Root, needs)))
            Skip = $"needs shared/data/{needs}";
    }

    /// <summary>The part that is needed.</summary>
    public string Needs { get; }
}
