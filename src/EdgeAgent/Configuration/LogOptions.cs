// What is logged, and where. The journal gets everything; files are for boxes without one.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration;

/// <summary>The least that is logged.</summary>
public enum LogDetail
{
    /// <summary>Every step; for a day of searching.</summary>
    Debug,

    /// <summary>What a person wants to know afterwards.</summary>
    Info,

    /// <summary>What may need a person.</summary>
    Warning,

    /// <summary>What needs a person.</summary>
    Error,
}

/// <summary>What is logged, and where.</summary>
public sealed record LogOptions
{
    /// <summary>The least that is logged.</summary>
    public LogDetail Level { get; init; } = LogDetail.Info;

    /// <summary>Folder of log files, absolute; null = standard output only.</summary>
    public string? Folder { get; init; }

    /// <summary>Most bytes that all log files take together.</summary>
    public long Size { get; init; } = 64L << 20;

    /// <summary>Reads the <c>log:</c> block.</summary>
    public static LogOptions Read(IOptionReader reader)
    {
        var standard = new LogOptions();
        return new LogOptions
        {
            Level = reader.Choice("level", "The least that is logged.", standard.Level),
            Folder = reader.OptionalText(
                "folder",
                "Folder for log files; without it the log goes to standard output only.",
                "/var/log/edge-agent"),
            Size = reader.Size("size", "Most that all log files take together.", standard.Size, 1L << 20, 10L << 30),
        };
    }
}
