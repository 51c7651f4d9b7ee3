// The driver for Dahua cameras and recorders that read plates or count people by themselves.
using EdgeAgent.Drivers.Dahua.Messages;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Pull;
using EdgeAgent.Drivers.Push;

namespace EdgeAgent.Drivers.Dahua;

/// <summary>Makes and probes Dahua cameras (CGI and ITSAPI).</summary>
public sealed class DahuaDriver : IDriver<DahuaOptions>
{
    /// <inheritdoc/>
    public string Name => "dahua";

    /// <inheritdoc/>
    public string Summary =>
        "Dahua cameras and recorders: plates, people counts and tripwires, asked or by ITSAPI push.";

    /// <inheritdoc/>
    public DahuaOptions ReadOptions(IOptionReader reader) => DahuaOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, DahuaOptions options, DriverServices services)
    {
        var format = new DahuaFormat(options.UtcIsLocal);
        return options.Pull is { } pull
            ? new EventStreamDevice(format, options.Camera, pull, Path(options), null, services)
            : new PushDevice(id, format, options.Camera, options.Push!, services);
    }

    /// <inheritdoc/>
    public async Task<ProbeReport> ProbeAsync(DahuaOptions options, DriverServices services, CancellationToken stop)
    {
        if (options.Pull is not { } pull) return PushProbe.Of(Name, options.Push!);
        try
        {
            using var http = new CameraHttp(pull, services);
            const string Question = "cgi-bin/magicBox.cgi?action=getSystemInfo";
            var answer = await http.AskAsync(HttpMethod.Get, Question, null, "", 64 << 10, stop);
            var info = CameraMessages.Bodies.KeyValueBody.Parse(CameraMessages.Bodies.BodyText.Decode(answer));
            var model = info.Said("deviceType", "updateSerial") ?? "a Dahua device";
            return new ProbeReport(
                true, $"{model} at {pull.Where}.",
                    [new("model", model), new("serial", info.Said("serialNumber") ?? "not said")]);
        }
        catch (Exception fault) when (fault is DeviceFault or CameraMessages.MessageFault)
        {
            return new ProbeReport(false, fault.Message, []);
        }
    }

    /// <summary>What a camera is asked for.</summary>
    internal static string Path(DahuaOptions options)
    {
        var codes = string.Join(',', options.Codes);
        return options.Stream == DahuaStream.Events
            ? $"cgi-bin/eventManager.cgi?action=attach&codes=[{codes}]&heartbeat=5"
            : $"cgi-bin/snapManager.cgi?action=attachFileProc&channel={options.Camera.Rule.Channel ?? "1"}&heartbeat=5"
                + $"&Flags[0]=Event&Events=[{codes}]";
    }
}
