// The files of the checkout that belong to it: no build output, no results.
using EdgeAgent.TestSupport;

namespace EdgeAgent.Conventions.Tests;

/// <summary>A file by its path from the root, with slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public string Code => CSharpText.CodeOnly(Text);

    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');
}

internal static class SourceTree
{
    private static readonly string[] NotOurs =
        ["bin", "obj", "out", ".git", ".vs", ".vscode", ".idea", "TestResults", "shared"];

    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".gz", ".zip", ".bin", ".pcap", ".db"];

    /// <summary>Files below a folder whose names match; all of them by default.</summary>
    public static IReadOnlyList<SourceFile> Files(string under = "", string pattern = "*") =>
    [
        .. Below(new DirectoryInfo(Repository.PathOf(under)), pattern)
            .Where(file => !Binary.Contains(file.Extension))
            .Select(file => new SourceFile(
                Path.GetRelativePath(
                    Repository.Root, file.FullName).Replace('\\', '/'), File.ReadAllText(file.FullName)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<SourceFile> Source { get; } = Files("src", "*.cs");

    public static IReadOnlyList<SourceFile> Tests { get; } = Files("tests", "*.cs");

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder, string pattern)
    {
        if (!folder.Exists) return [];
        return folder.EnumerateFiles(pattern).Concat(
            folder.EnumerateDirectories().Where(
                inner => !NotOurs.Contains(inner.Name)).SelectMany(inner => Below(inner, pattern)));
    }
}
