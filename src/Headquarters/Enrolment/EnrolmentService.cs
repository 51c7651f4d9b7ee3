// The enrolment of a running HQ: made from the config, started and stopped with it.
using System.Net;
using EdgeAgent.Headquarters.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>The endpoint as part of HQ; does nothing where the config has no <c>enrolment:</c> block.</summary>
internal sealed class EnrolmentService : IAsyncDisposable
{
    private readonly WebApplication? _web;
    private readonly BoxSigner? _signer;

    private EnrolmentService(WebApplication? web, BoxSigner? signer) => (_web, _signer) = (web, signer);

    /// <summary>Starts it.</summary>
    /// <exception cref="ConfigRefusal">A file cannot be used, or the port is taken.</exception>
    public static async Task<EnrolmentService> StartAsync(
        EnrolmentConfig? config, TimeProvider time, ILoggerFactory logs, CancellationToken stop)
    {
        if (config is null) return new EnrolmentService(null, null);
        var signer = BoxSigner.Load(config, time);
        var desk = new EnrolmentDesk(
            new TokenFolder(config.Tokens, time), signer, new BoxFolder(config.Boxes, time), time);
        var log = logs.CreateLogger<EnrolmentWeb>();
        var own = EnrolmentFiles.Read("certificate", config.Certificate, config.Key);
        var web = new EnrolmentWeb(desk, new RefusalLimit(time), log).Build(IPEndPoint.Parse(config.Listen), own, logs);
        try
        {
            await web.StartAsync(stop);
        }
        catch (IOException fault)
        {
            throw new ConfigRefusal(
                $"`enrolment.listen`: {config.Listen} cannot be listened on: {fault.Message} Stop what uses it, or name another.");
        }

        EnrolmentLog.Listening(log, config.Address);
        return new EnrolmentService(web, signer);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_web is not null) await _web.DisposeAsync();
        _signer?.Dispose();
    }
}
