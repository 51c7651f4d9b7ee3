// Loads store.yaml: bytes to text, text to tree, tree to values, with every fault in one list.
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Configuration.Documents;
using EdgeAgent.Configuration.Faults;
using EdgeAgent.Configuration.Reading;

namespace EdgeAgent.Configuration;

/// <summary>Loads the config file.</summary>
/// <param name="drivers">The drivers that <c>driver:</c> may name.</param>
public sealed class ConfigLoader(DriverCatalogue drivers)
{
    /// <summary>Where a box keeps it.</summary>
    public const string InstalledFile = "/etc/edge-agent/store.yaml";

    /// <summary>No store needs more; a wrong file (a log, an image) is told apart early.</summary>
    private const int LargestFile = 1 << 20;

    /// <summary>The file to load when none is named: the installed one, else the one in the working folder.</summary>
    public static string StandardFile => File.Exists(InstalledFile) ? InstalledFile : "store.yaml";

    /// <summary>Loads a file; what is wrong comes back, nothing is thrown.</summary>
    public ConfigLoad Load(string file)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > LargestFile })
                return Unreadable(
                    file, "This file is larger than 1 MiB: it is no config. Name the right one with --config.");
            return Parse(file, File.ReadAllBytes(file));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(
                file, $"There is no such file: write one (docs/config.md shows how), or name it with --config.");
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Unreadable(file, $"The file cannot be read: {fault.Message.TrimEnd('.')}.");
        }
    }

    /// <summary>Loads from bytes, as if they stood in <paramref name="file"/>.</summary>
    public ConfigLoad Parse(string file, ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(file, "This is not UTF-8 text: save it as UTF-8.");
        }

        var faults = new FaultList(file);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/";
        var root = YamlDocumentParser.Parse(text, faults);
        var context = new ReadingContext(faults, root is null ? [] : ZonesOf(root), folder);
        var config = root is null
            ? null
            : YamlOptionReader.Read(root, context, reader => StoreConfig.Read(reader, drivers, folder));
        var sorted = faults.Sorted;
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var isUsable = sorted.All(fault => fault.Severity != FaultSeverity.Error);
        return new ConfigLoad
        {
            File = file,
            Config = isUsable && config is not null ? config with { Hash = digest[..12], Text = text } : null,
            Digest = digest,
            Faults = sorted,
            Lines = text.ReplaceLineEndings("\n").Split('\n'),
            Secrets = context.Secrets,
        };
    }

    // A misspelt `zones:` is told as such; what refers to its names is not wrong for that.
    private static string[] ZonesOf(YamlMap root)
    {
        const string Key = "zones";
        var block = root.Find(Key)
            ?? root.Entries.FirstOrDefault(entry => NearestName.Of(entry.Key, [Key]) is not null);
        return block?.Value is YamlMap map ? [.. map.Entries.Select(entry => entry.Key)] : [];
    }

    private static ConfigLoad Unreadable(string file, string sentence)
    {
        var faults = new FaultList(file);
        faults.Add(TextPosition.Start, "", sentence);
        return new ConfigLoad { File = file, Faults = faults.Sorted };
    }
}
