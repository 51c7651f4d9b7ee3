// The host's side of one run of a device, from connect to loss. It is cut off when the run is over or given up, so that
// an instance that lives on in the dark can neither add observations nor change the health of its successor.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Hosting;

/// <summary>One run of a device as its driver sees the box.</summary>
internal sealed class DeviceLink(
    ObservationQueue queue,
    DeviceFigures figures,
    IDeviceLinkEvents events,
    TimeProvider time,
    AllocationAccount? account,
    IFrameTaker? frames = null,
    IAudioTaker? audio = null) : IDeviceHost
{
    private long _lastSign = time.GetTimestamp();
    private int _waits;
    private volatile bool _cut;

    /// <summary>Whether the device said that it is ready.</summary>
    public bool IsReady { get; private set; }

    /// <summary>
    /// Time since the last sign of life; none while the device waits for room: then the box is slow, and not it.
    /// </summary>
    public TimeSpan Silence =>
        Volatile.Read(ref _waits) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Interlocked.Read(ref _lastSign));

    /// <summary>From now on nothing of this run counts.</summary>
    public void Cut() => _cut = true;

    /// <inheritdoc/>
    public void Publish(ReadOnlySpan<TagRead> reads)
    {
        if (!Sign()) return;
        figures.Observed(reads.Length);
        queue.Add(reads);
    }

    /// <inheritdoc/>
    public void Publish(Observation observation)
    {
        if (!Sign()) return;
        figures.Observed(1);
        queue.Add(observation);
    }

    /// <inheritdoc/>
    public void Publish(FrameView frame)
    {
        if (Sign()) frames?.Take(frame);
    }

    /// <inheritdoc/>
    public void Publish(AudioBlock block)
    {
        if (Sign()) audio?.Take(block);
    }

    /// <inheritdoc/>
    public async ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop)
    {
        if (!Sign()) throw new DeviceFault("This run of the device is over; the next one takes the message.");
        figures.Observed(1);
        var stored = queue.AddDurably(observation) ?? throw new DeviceFault(
            "The device's queue is full: the box is slower than its devices. Look at the disk and at `edge-agent devices`.");
        await stored.WaitAsync(stop);
        Sign();
    }

    /// <inheritdoc/>
    public ValueTask WaitForRoomAsync(CancellationToken stop)
    {
        Sign();
        var room = queue.WaitForRoomAsync(stop);
        return room.IsCompletedSuccessfully ? room : WaitAsync(room);
    }

    /// <inheritdoc/>
    public void Ready()
    {
        if (!Sign() || IsReady) return;
        IsReady = true;
        events.Ready(this);
    }

    /// <inheritdoc/>
    public void Alive() => Sign();

    /// <inheritdoc/>
    public void Problem(string? sentence)
    {
        if (Sign()) events.Problem(this, sentence);
    }

    /// <inheritdoc/>
    public void Note(string sentence)
    {
        if (Sign()) events.Note(this, sentence);
    }

    /// <inheritdoc/>
    public void Gauge(string name, double value)
    {
        if (Sign()) figures.Gauge(name, value);
    }

    /// <inheritdoc/>
    public void Count(string name, long by = 1)
    {
        if (Sign()) figures.Count(name, by);
    }

    private async ValueTask WaitAsync(ValueTask room)
    {
        Interlocked.Increment(ref _waits);
        try
        {
            await room;
        }
        finally
        {
            Interlocked.Decrement(ref _waits);
            Sign();
        }
    }

    private bool Sign()
    {
        if (_cut) return false;
        Interlocked.Exchange(ref _lastSign, time.GetTimestamp());
        account?.Sample();
        return true;
    }
}

/// <summary>What a run reports to its supervisor.</summary>
internal interface IDeviceLinkEvents
{
    /// <summary>The link is up and the device is armed.</summary>
    void Ready(DeviceLink link);

    /// <summary>What is wrong while the device runs on; null when it is well again.</summary>
    void Problem(DeviceLink link, string? sentence);

    /// <summary>One line for the log.</summary>
    void Note(DeviceLink link, string sentence);
}
