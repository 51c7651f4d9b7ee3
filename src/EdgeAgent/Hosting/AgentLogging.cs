// Where log lines go: standard output, which the journal takes, and bounded files where the config names a folder.
using System.Globalization;
using EdgeAgent.Configuration;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace EdgeAgent.Hosting;

/// <summary>Sets up logging.</summary>
internal static class AgentLogging
{
    private const int Files = 8;
    private const string Line =
        "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {Id} {Message:lj}{NewLine}{Exception}";

    /// <summary>Makes the loggers' factory; disposing it writes out what is pending.</summary>
    public static ILoggerFactory Create(LogOptions options)
    {
        var logging = new LoggerConfiguration()
            .MinimumLevel.Is(LevelOf(options.Level))
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A start that fails is told by the agent, in one sentence and not as a stack trace.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            .Enrich.With(new StableId())
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture);
        if (options.Folder is { } folder)
            logging.WriteTo.File(
                Path.Combine(folder, "edge-agent-.log"),
                outputTemplate: Line,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                rollOnFileSizeLimit: true,
                fileSizeLimitBytes: options.Size / Files,
                retainedFileCountLimit: Files);
        return new SerilogLoggerFactory(logging.CreateLogger(), dispose: true);
    }

    private static LogEventLevel LevelOf(LogDetail detail) => detail switch
    {
        LogDetail.Debug => LogEventLevel.Debug,
        LogDetail.Info => LogEventLevel.Information,
        LogDetail.Warning => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };

    // The event id as a bare number, so that a line can be searched for by it.
    private sealed class StableId : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            var parts = (logEvent.Properties.GetValueOrDefault("EventId") as StructureValue)?.Properties ?? [];
            var id = parts.FirstOrDefault(property => property.Name == "Id")?.Value as ScalarValue;
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("Id", id?.Value ?? 0));
        }
    }
}
