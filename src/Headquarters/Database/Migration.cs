// The steps that make the database what this program expects: SQL files that are part of the program.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Headquarters.Database;

/// <summary>One step.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">The file's name without number and ending.</param>
/// <param name="Sql">Its statements.</param>
public sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = "EdgeAgent.Headquarters.Database.Migrations.";

    /// <summary>SHA-256 of the statements, lower-case hex: a step that was applied is never changed.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>All steps, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = [.. Read().OrderBy(step => step.Number)];

    private static IEnumerable<Migration> Read()
    {
        var assembly = typeof(Migration).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal)) continue;
            var parts = resource[Folder.Length..^".sql".Length].Split('_', 2);
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return new Migration(
                int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd());
        }
    }
}
