// Every reader's connection of an outbox, as the writer meets them: paused together, closed together.
namespace EdgeAgent.Outbox;

/// <summary>The desks: one for the uplink, one for questions, so that neither waits for the other.</summary>
internal sealed class ReaderDesks(ReaderDesk uplink, ReaderDesk questions) : IDisposable
{
    /// <summary>What the uplink reads by.</summary>
    public ReaderDesk Uplink => uplink;

    /// <summary>What questions are answered by.</summary>
    public ReaderDesk Questions => questions;

    /// <summary>Keeps readers waiting until the result is disposed; their connections stay open.</summary>
    public IDisposable Pause() => new Both(uplink.Pause(), questions.Pause());

    /// <summary>Closes the connections, and keeps readers waiting until the result is disposed.</summary>
    public IDisposable Suspend() => new Both(uplink.Suspend(), questions.Suspend());

    public void Dispose()
    {
        uplink.Dispose();
        questions.Dispose();
    }

    private sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }
}
