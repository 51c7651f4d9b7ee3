// The few calls of ONVIF that events need (Core Specification, sections 8 and 9). Addresses that the camera names are
// used for their path alone: behind a router they hold the wrong host, and the box asks nobody but the camera.
using System.Security;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Pull;

namespace EdgeAgent.Drivers.Onvif.Soap;

/// <summary>Calls one camera.</summary>
internal sealed class EventClient(
    CameraHttp http, PullOptions options, DriverServices services, string deviceService = "onvif/device_service")
{
    private const int LargestAnswer = 4 << 20;
    private const string Events = "xmlns:e=\"http://www.onvif.org/ver10/events/wsdl\"";
    private const string Notification = "xmlns:n=\"http://docs.oasis-open.org/wsn/b-2\"";

    private TimeSpan _offset;

    /// <summary>Reads the camera's clock, which needs no login, and keeps its offset for the logins that
    /// follow.</summary>
    /// <returns>How far the camera is ahead.</returns>
    public async Task<TimeSpan> ReadClockAsync(CancellationToken stop)
    {
        var answer = await CallAsync(
            deviceService, "<d:GetSystemDateAndTime xmlns:d=\"http://www.onvif.org/ver10/device/wsdl\"/>", "", false,
                stop);
        var utc = answer.Find("UTCDateTime");
        int Part(string group, string name) => Figures.Integer(utc?.Child(group)?.Said(name)) ?? 0;
        var text = $"{Part("Date", "Year"):0000}-{Part("Date", "Month"):00}-{Part("Date", "Day"):00}"
            + $"T{Part("Time", "Hour"):00}:{Part("Time", "Minute"):00}:{Part("Time", "Second"):00}Z";
        _offset = DeviceTime.OfText(text).Utc is { } camera ? camera - services.Time.GetUtcNow() : TimeSpan.Zero;
        return _offset;
    }

    /// <summary>The path of the event service.</summary>
    public async Task<string> FindEventsAsync(CancellationToken stop)
    {
        const string Question = "<d:GetCapabilities xmlns:d=\"http://www.onvif.org/ver10/device/wsdl\">"
            + "<d:Category>Events</d:Category></d:GetCapabilities>";
        var answer = await CallAsync(deviceService, Question, "", true, stop);
        return PathOf(answer.Find("Events")?.Said("XAddr")) ?? throw new DeviceFault(
            $"{options.Where} offers no events over ONVIF: switch its event service on, or use another driver.",
            RetryAdvice.NeedsPerson);
    }

    /// <summary>Subscribes for a minute.</summary>
    /// <returns>The path of the subscription.</returns>
    public async Task<string> SubscribeAsync(string eventsPath, CancellationToken stop)
    {
        var answer = await CallAsync(
            eventsPath,
            $"<e:CreatePullPointSubscription {Events}><e:InitialTerminationTime>PT60S</e:InitialTerminationTime>"
            + "</e:CreatePullPointSubscription>",
            "http://www.onvif.org/ver10/events/wsdl/EventPortType/CreatePullPointSubscriptionRequest", true, stop);
        return PathOf(answer.Find("SubscriptionReference")?.Said("Address")) ?? throw new DeviceFault(
            $"{options.Where} named no address for its subscription: its firmware may need an update.",
            RetryAdvice.Slow);
    }

    /// <summary>Waits up to 20 s for messages.</summary>
    /// <returns>The answer as it came.</returns>
    public Task<byte[]> PullAsync(string subscription, CancellationToken stop) => SendAsync(
        subscription,
        $"<e:PullMessages {Events}><e:Timeout>PT20S</e:Timeout><e:MessageLimit>100</e:MessageLimit></e:PullMessages>",
        "http://www.onvif.org/ver10/events/wsdl/PullPointSubscription/PullMessagesRequest", true, stop);

    /// <summary>Keeps the subscription for another minute.</summary>
    public Task RenewAsync(string subscription, CancellationToken stop) => CallAsync(
        subscription, $"<n:Renew {Notification}><n:TerminationTime>PT60S</n:TerminationTime></n:Renew>",
        "http://docs.oasis-open.org/wsn/bw-2/SubscriptionManager/RenewRequest", true, stop);

    /// <summary>Gives the subscription up: cameras have room for few.</summary>
    public Task UnsubscribeAsync(string subscription, CancellationToken stop) => CallAsync(
        subscription, $"<n:Unsubscribe {Notification}/>",
        "http://docs.oasis-open.org/wsn/bw-2/SubscriptionManager/UnsubscribeRequest", true, stop);

    private async Task<MessageNode> CallAsync(
        string path, string body, string action, bool asUser, CancellationToken stop)
    {
        try
        {
            return XmlBody.Parse(BodyText.Decode(await SendAsync(path, body, action, asUser, stop)));
        }
        catch (MessageFault fault)
        {
            throw new DeviceFault(
                $"{options.Where} answered /{path} with what is no ONVIF: {fault.Message}", cause: fault);
        }
    }

    private Task<byte[]> SendAsync(string path, string body, string action, bool asUser, CancellationToken stop)
    {
        var header = action.Length == 0
            ? ""
            : $"<a:Action>{action}</a:Action><a:To>http://{SecurityElement.Escape(options.Where)}/{path}</a:To>";
        if (asUser && options.User is { } user && options.Password is { } password)
            header += Envelope.Token(
                user, services.Secrets.Reveal(password).Trim(), services.Time.GetUtcNow() + _offset);
        return http.AskAsync(
            HttpMethod.Post, path, Envelope.Of(body, header), "application/soap+xml; charset=utf-8", LargestAnswer,
                stop);
    }

    private static string? PathOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.PathAndQuery.TrimStart('/') : null;
}
