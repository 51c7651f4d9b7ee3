// Looks at a camera's set-up. An event whose trigger does not "notify the surveillance center" is never sent, neither
// to a listener nor on the alert stream, and nothing else says so.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.Pull;

namespace EdgeAgent.Drivers.Hikvision;

/// <summary>Asks a camera what it is and whether its events are sent (ISAPI).</summary>
internal static class HikvisionSetUp
{
    private const int LargestAnswer = 1 << 20;

    private static readonly string[] OfUse = ["anpr", "vehicledetection", "peoplecounting"];

    /// <summary>What is wrong with the triggers; null where they are right or cannot be read.</summary>
    public static async Task<string?> InspectAsync(CameraHttp http, CancellationToken stop)
    {
        try
        {
            var answer = await http.AskAsync(HttpMethod.Get, "ISAPI/Event/triggers", null, "", LargestAnswer, stop);
            return Judge(XmlBody.Parse(BodyText.Decode(answer)));
        }
        catch (Exception fault) when (fault is DeviceFault or MessageFault)
        {
            return null; // old firmware does not tell; the events show by themselves
        }
    }

    /// <summary>Looks once.</summary>
    public static async Task<ProbeReport> ProbeAsync(
        PullOptions options, DriverServices services, CancellationToken stop)
    {
        try
        {
            using var http = new CameraHttp(options, services);
            var answer = await http.AskAsync(HttpMethod.Get, "ISAPI/System/deviceInfo", null, "", LargestAnswer, stop);
            var info = XmlBody.Parse(BodyText.Decode(answer));
            var wrong = await InspectAsync(http, stop);
            return new ProbeReport(
                wrong is null, wrong ?? $"{info.SaidAnywhere("model") ?? "A camera"} at {options.Where}.",
                [
                    new("model", info.SaidAnywhere("model") ?? "not said"),
                    new("firmware", info.SaidAnywhere("firmwareVersion") ?? "not said"),
                    new("serial", info.SaidAnywhere("serialNumber") ?? "not said"),
                ]);
        }
        catch (Exception fault) when (fault is DeviceFault or MessageFault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
    }

    /// <summary>What a list of triggers lacks.</summary>
    internal static string? Judge(MessageNode triggers)
    {
        var silent = triggers.FindAll("EventTrigger")
            .Where(trigger => OfUse.Contains(trigger.Said("eventType")?.ToLowerInvariant()))
            .Where(trigger => !trigger.FindAll("notificationMethod").Any(method => method.Text == "center"))
            .Select(trigger => trigger.Said("eventType"))
            .Distinct()
            .ToArray();
        return silent.Length == 0
            ? null
            : $"The camera does not send {string.Join(" and ", silent)}: tick \"Notify Surveillance Center\" for it "
                + "under Event, Linkage Method, on the camera's own page.";
    }
}
