// The page for handhelds while it is served: its certificate, its server, the sessions behind it.
using System.Net;
using EdgeAgent.Hosting;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Certificates;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.Web.Picking;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Serves the page.</summary>
/// <param name="box">The box's id.</param>
/// <param name="options">Where it is.</param>
/// <param name="certificate">By which certificate it is known.</param>
/// <param name="tokens">Seals sign-ons.</param>
/// <param name="logs">Loggers.</param>
internal sealed class PickingPage(
    string box, HeadsetOptions options, HeadsetCertificate certificate, SessionTokens tokens, ILoggerFactory logs)
{
    /// <summary>SHA-256 of what handhelds have to trust.</summary>
    public string Fingerprint => certificate.Fingerprint;

    /// <summary>Why handhelds have to trust the box anew: a sentence; null where they need not.</summary>
    public string? Renewed => certificate.Renewed;

    /// <summary>The sessions behind it; null before it runs.</summary>
    public SessionBook? Book { get; private set; }

    /// <summary>Where handhelds open it.</summary>
    public string Address
    {
        get
        {
            var everywhere = IPAddress.Parse(options.Address) is var address
                && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
            var host = everywhere ? certificate.Names.Reachable?.ToString() ?? "127.0.0.1" : options.Address;
            return $"https://{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{options.Port}/";
        }
    }

    /// <summary>Serves until stopped; then every page is told to come back, and sessions have ended.</summary>
    /// <exception cref="StartRefusal">The port is taken.</exception>
    public async Task RunAsync(SessionParts sessions, DeviceSessions devices, SignOnDesk desk, CancellationToken stop)
    {
        var book = Book = new SessionBook(sessions, options, devices, stop);
        devices.Elsewhere = (book.IsAtPage, book.LeavePage);
        await using var web = PickingFace.Build(new PickingParts
        {
            Options = options,
            Box = box,
            Certificate = certificate,
            Desk = desk,
            Tokens = tokens,
            Sessions = book,
            Logs = logs,
        });
        await StartAsync(web, stop);
        SessionLog.Serving(sessions.Log, Address, Fingerprint);
        if (Renewed is { } renewed) SessionLog.Advice(sessions.Log, renewed);
        await certificate.RunAsync(stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, sessions.Time, stop)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await book.EndAsync();
        await web.StopAsync(CancellationToken.None);
    }

    private async Task StartAsync(WebApplication web, CancellationToken stop)
    {
        try
        {
            await web.StartAsync(stop);
        }
        catch (IOException fault)
        {
            throw new StartRefusal(
                $"The page for pickers cannot listen on {options.Address}:{options.Port}: {fault.Message} Stop what "
                + "uses that port, or set another by `voice-picking: headset: port:`.",
                fault);
        }
    }
}
