// A camera that sends by itself cannot be looked at; what can be said is where it has to send to.
namespace EdgeAgent.Drivers.Push;

/// <summary>The probe of push devices.</summary>
internal static class PushProbe
{
    /// <summary>Says what to enter in the camera.</summary>
    public static ProbeReport Of(string vendor, PushOptions options)
    {
        var scheme = options.Endpoint.CertificateFile is null ? "http" : "https";
        var url = $"{scheme}://{options.Endpoint.Address}:{options.Endpoint.Port}/in/{vendor}/"
            + (options.Camera ?? "DEVICE-ID") + (options.Access.Token is null ? "" : "/TOKEN");
        return new ProbeReport(
            true, $"The camera sends by itself and cannot be asked; enter {url} as its event server.",
                [new("url", url)]);
    }
}
