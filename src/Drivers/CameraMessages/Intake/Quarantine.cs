// Messages that cannot be read: counted, and told in the log with their reason, but not more often than helps. Their
// bodies are not kept: they may hold plates, and `try camera-event` reads one that was captured on purpose.
namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>Counts and reports unreadable messages.</summary>
/// <param name="host">Hears of them.</param>
/// <param name="time">The clock.</param>
internal sealed class Quarantine(IDeviceHost host, TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    private DateTimeOffset _quietUntil = DateTimeOffset.MinValue;

    /// <summary>Takes note of one.</summary>
    /// <param name="reason">What is wrong with it.</param>
    /// <param name="bytes">Its length.</param>
    public void Add(string reason, int bytes)
    {
        host.Count("quarantined_messages_total");
        var now = time.GetUtcNow();
        if (now < _quietUntil) return;
        _quietUntil = now + Between;
        host.Note(
            $"A message of {bytes} bytes could not be read and was answered all the same: {reason} Check that the "
            + "camera's vendor matches `driver`; `edge-agent try camera-event` reads a captured message.");
    }
}
