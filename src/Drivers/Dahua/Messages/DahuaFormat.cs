// Dahua's many wrappings of the same events: eventManager lines, snapManager keys, RPC notifications, ITSAPI pushes,
// answers of a file search. All become one tree; then it is the names inside that count.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Dahua.Messages;

/// <summary>Reads what Dahua cameras and recorders send.</summary>
/// <param name="utcIsLocal">True for cameras that write their local time as UTC and have no RealUTC.</param>
public sealed class DahuaFormat(bool utcIsLocal = false) : ICameraFormat
{
    private static readonly string[] Lists = ["eventList", "Events", "ReturnEvents", "items", "infos"];

    /// <inheritdoc/>
    public string Vendor => "dahua";

    /// <inheritdoc/>
    public IReadOnlyList<CameraReport> Read(CameraMessage message)
    {
        var body = MessageBody.Open(message);
        var reports = new List<CameraReport>();
        foreach (var document in body.Documents) reports.AddRange(ReadDocument(document.Content.Span));
        return body.Pictures.Count == 0
            ? reports
            : [.. reports.Select(report => report with { Pictures = body.Pictures.Count })];
    }

    private IEnumerable<CameraReport> ReadDocument(ReadOnlySpan<byte> document)
    {
        var text = BodyText.Decode(document).Trim();
        if (IsSignOfLife(text)) return [];
        return text.StartsWith("Code=", StringComparison.Ordinal)
            ? DahuaEventLine.Read(text).Select(found => DahuaEvent.Read(found, utcIsLocal))
            : Events(DocumentTree.Parse(document)).Select(found => DahuaEvent.Read(found, utcIsLocal));
    }

    private static bool IsSignOfLife(string text) =>
        text.Equals("Heartbeat", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("OK", StringComparison.Ordinal) && text.Length < 8;

    private static IReadOnlyList<MessageNode> Events(MessageNode root)
    {
        foreach (var name in Lists)
        {
            if (root.FindAll(name).Where(node => node.Children.Count > 0).ToArray() is { Length: > 0 } events)
                return events;
        }

        // ITSAPI keep-alives hold a device and nothing that happened.
        var isKeepAlive = root.Child("Active", "KeepAlive") is not null && root.Find("Plate") is null;
        return isKeepAlive ? [] : [root];
    }
}
