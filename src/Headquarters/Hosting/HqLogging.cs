// Where log lines go: standard output, which the journal takes.
using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace EdgeAgent.Headquarters.Hosting;

/// <summary>Sets up logging.</summary>
internal static class HqLogging
{
    private const string Line = "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {Message:lj}{NewLine}{Exception}";

    /// <summary>Makes the loggers' factory; disposing it writes out what is pending.</summary>
    public static ILoggerFactory Create() => new SerilogLoggerFactory(
        new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Error)
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture)
            .CreateLogger(),
        dispose: true);
}
