// The pilot's broker, and beside it the desk of the real edge-hq where new boxes ask for their certificates.
using System.Diagnostics;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>An HQ that lets boxes in; its database is away, which neither needs.</summary>
public sealed class PilotEnrolment : IAsyncDisposable
{
    private readonly int _port = Mosquitto.FreePort();
    private Process? _program;

    private PilotEnrolment()
    {
    }

    /// <summary>The broker, and the scripts of the operator.</summary>
    public PilotBroker Pilot { get; } = new();

    /// <summary>Starts both.</summary>
    /// <param name="program">The program edge-hq.</param>
    /// <param name="name">What boxes connect to; the certificates are made for it.</param>
    public static async Task<PilotEnrolment> StartAsync(string program, string name = "127.0.0.1")
    {
        var hq = new PilotEnrolment();
        try
        {
            await hq.RunAsync(program, name);
            return hq;
        }
        catch
        {
            await hq.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a token for a box.</summary>
    /// <returns>The folder whose files go onto the card: enrolment-token.txt, and uplink.yaml for store.yaml.</returns>
    public async Task<string> EnrolAsync(string box, params string[] more)
    {
        var (code, output) = await Pilot.RunAsync(["enrol", box, .. more]);
        if (code != 0) throw new InvalidOperationException($"No token for {box}: {output}");
        return Pilot.FileOf(box, "card");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            _program.Kill();
            await _program.WaitForExitAsync();
            _program.Dispose();
        }

        await Pilot.DisposeAsync();
    }

    private async Task RunAsync(string program, string name)
    {
        var (code, output) = await Pilot.RunAsync(
            "--hq-port", Pilot.HqPort.ToString(), "--box-port", Pilot.BoxPort.ToString(), "--name", name,
            "--enrol-port", _port.ToString(), "--web-port", Mosquitto.FreePort().ToString(),
            "--database-port", Mosquitto.FreePort().ToString(), "--program", program, "start", "broker");
        if (code != 0) throw new InvalidOperationException($"The pilot's broker did not start: {output}");
        await File.WriteAllTextAsync(Path.Combine(Pilot.Folder, "secrets/database-edge_hq_collector"), "none");
        string[] call = ["run", "--config", Path.Combine(Pilot.Folder, "hq.yaml")];
        _program = Process.Start(new ProcessStartInfo(program, call) { RedirectStandardOutput = true })!;
        string? line;
        do line = await _program.StandardOutput.ReadLineAsync();
        while (line is not null && !line.Contains("New boxes ask", StringComparison.Ordinal));
        _ = _program.StandardOutput.ReadToEndAsync();
    }
}
