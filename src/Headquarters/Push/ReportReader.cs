// Reads what the box and HQ have said about configuration and lists; what is not readable counts as not said.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Push;

/// <summary>What stood on the broker before something was pushed.</summary>
/// <param name="Report">The box's report; null where there is none.</param>
/// <param name="Version">The highest version seen in HQ's own retained message; 0 for none.</param>
/// <param name="Wish">HQ's own retained message, where it is a configuration; null otherwise.</param>
internal sealed record Standing(ReportedConfig? Report, long Version, DesiredConfig? Wish = null);

/// <summary>Reads reports and versions.</summary>
internal static class ReportReader
{
    /// <summary>How long retained messages may take to come in.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    /// <summary>Listens until the retained messages are in.</summary>
    /// <param name="line">A line that listens to <c>cfg/reported</c> and to <paramref name="own"/>.</param>
    /// <param name="own">The topic that HQ itself writes.</param>
    /// <param name="stop">Ends the wait.</param>
    public static async Task<Standing> StandingAsync(BoxLine line, string own, CancellationToken stop)
    {
        var standing = new Standing(null, 0);
        while (await line.HearAsync(Settling, stop) is { } delivery)
        {
            if (delivery.Topic == own)
                standing = standing with
                {
                    Version = Math.Max(standing.Version, VersionOf(delivery.Payload)),
                    Wish = Wish(delivery.Payload),
                };
            else if (Report(line, delivery) is { } report) standing = standing with { Report = report };
        }

        return standing;
    }

    /// <summary>The report in a message; null where it is none.</summary>
    public static ReportedConfig? Report(BoxLine line, Delivery delivery)
    {
        if (delivery.Topic != line.Topics.ReportedConfig || delivery.Payload.IsEmpty) return null;
        try
        {
            return JsonSerializer.Deserialize(delivery.Payload.Span, DocumentJson.Default.ReportedConfig);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DesiredConfig? Wish(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var wish = JsonSerializer.Deserialize(payload.Span, DocumentJson.Default.DesiredConfig);
            return wish is { Document: not null } ? wish : null;
        }
        catch (JsonException)
        {
            return null; // a list, or nothing: no configuration
        }
    }

    private static long VersionOf(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            return root.TryGetProperty("version", out var version) && version.TryGetInt64(out var number) ? number : 0;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return 0;
        }
    }
}
