// An LLRP reader without hardware. It outlives its connections, as real ones do: its settings, its running ROSpecs and
// the reports that nobody has taken stay while clients come and go.
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>The reader: give it streams with <see cref="ServeAsync"/>, one for each client that connects.</summary>
public sealed class EmulatedReader : IDisposable
{
    private readonly Lock _gate = new();
    private readonly IReadSource _source;
    private readonly TimeProvider _time;
    private readonly ITimer _radio;
    private readonly long _started;
    private TimeSpan _looked;
    private ClientConnection? _client;

    /// <summary>Switches the reader on.</summary>
    /// <param name="options">What it is and what it does wrong.</param>
    /// <param name="source">What is before its antennas.</param>
    /// <param name="time">The clock.</param>
    public EmulatedReader(EmulatedReaderOptions options, IReadSource source, TimeProvider time)
    {
        (Options, _source, _time, _started) = (options, source, time, time.GetTimestamp());
        Clock = new EmulatedClock(options, time);
        Reports = new ReportBuffer(options.HeldRows);
        Specs = new RoSpecBook(Clock);
        _radio = time.CreateTimer(_ => Look(), null, options.Tick, options.Tick);
    }

    /// <summary>Says in a sentence what happens; for demos.</summary>
    public event Action<string>? Happened;

    /// <summary>Called with every request that arrives; for tests.</summary>
    public event Action<MessageType>? Requested;

    /// <summary>Called when a request was carried out; for tests.</summary>
    public event Action? Handled;

    /// <summary>What it is and what it does wrong.</summary>
    public EmulatedReaderOptions Options { get; }

    /// <summary>Keepalive answers that clients have sent.</summary>
    public int KeepaliveAcks { get; internal set; }

    /// <summary>Rows that wait for a client.</summary>
    public int HeldRows
    {
        get
        {
            lock (_gate) return Reports.Count;
        }
    }

    /// <summary>The ids of the ROSpecs that it has, in the order in which they were added.</summary>
    public IReadOnlyList<uint> SpecIds
    {
        get
        {
            lock (_gate) return [.. Specs.All.Select(spec => spec.Id)];
        }
    }

    internal EmulatedClock Clock { get; }

    internal ReportBuffer Reports { get; }

    internal RoSpecBook Specs { get; }

    internal ReaderSettings Settings { get; set; } = new();

    /// <summary>Serves one client until either side ends the connection. A second client is refused, as by the
    /// standard.</summary>
    /// <param name="stream">The open link; it is closed at the end.</param>
    /// <param name="stop">Ends the connection.</param>
    public async Task ServeAsync(Stream stream, CancellationToken stop)
    {
        await using var connection = new ClientConnection(this, stream, _time);
        if (!Admit(connection))
        {
            await connection.RefuseAsync(stop);
            return;
        }

        Tell("A client is connected.");
        try
        {
            await connection.RunAsync(stop);
        }
        finally
        {
            lock (_gate)
            {
                if (_client == connection) _client = null;
                Settings.Holding = Settings.HoldUponReconnect;
            }

            Tell("The client is gone.");
        }
    }

    /// <summary>Plugs an antenna in or out.</summary>
    public void SetAntenna(ushort port, bool connected) => Notify(ReaderEvent.Antenna(port, connected));

    /// <summary>Warns the client that the report buffer fills up.</summary>
    public void WarnOfFullBuffer(byte percent) => Notify(ReaderEvent.BufferWarning(percent));

    /// <summary>Breaks the link, as a pulled cable that the system notices.</summary>
    public void DropLink()
    {
        lock (_gate) _client?.Drop();
    }

    /// <summary>Sends messages that were encoded before, as fast as the client takes them: for load tests.</summary>
    /// <param name="messages">Whole messages; not copied.</param>
    /// <param name="times">How often they are sent.</param>
    public void SendEncoded(byte[] messages, int times)
    {
        lock (_gate)
        {
            for (var time = 0; time < times; time++) _client?.SendRaw(messages);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _radio.Dispose();

    /// <summary>Runs a request with the reader's state to itself.</summary>
    internal void Handle(ClientConnection client, MessageHeader header, ReadOnlySpan<byte> body)
    {
        Requested?.Invoke(header.Type);
        lock (_gate)
        {
            RequestHandler.Handle(this, client, header, body);
            Deliver();
        }

        Handled?.Invoke();
    }

    /// <summary>Sends what has waited for room.</summary>
    internal void Refill()
    {
        lock (_gate) Deliver();
    }

    /// <summary>Tells what happens.</summary>
    internal void Tell(string sentence) => Happened?.Invoke(sentence);

    /// <summary>Sends an event, if a client is there and wants it.</summary>
    internal void Notify(ReaderEvent what)
    {
        lock (_gate)
        {
            if (_client is { } client && Settings.Events.Contains(what.Number)) client.Send(what, Clock);
        }
    }

    private bool Admit(ClientConnection connection)
    {
        lock (_gate)
        {
            if (Options.Misbehaves.HasFlag(Misbehaviours.Taken)) return false;
            _client?.Send(ReaderEvent.ConnectionAttempt(4), Clock);
            if (_client is not null) return false;
            _client = connection;
            if (!Options.Misbehaves.HasFlag(Misbehaviours.SilentAfterConnect))
                connection.Send(ReaderEvent.ConnectionAttempt(0), Clock);
            Deliver();
            return true;
        }
    }

    // The radio: takes the reads since the last look, for the antennas of the ROSpecs that run.
    private void Look()
    {
        lock (_gate)
        {
            var now = _time.GetElapsedTime(_started);
            var from = _looked;
            _looked = now;
            foreach (var change in Specs.Advance(now)) NotifyNow(change);
            if (Specs.Running is not { } spec || Options.Misbehaves.HasFlag(Misbehaviours.ReportsNothing)) return;
            foreach (var read in _source.Between(from, now))
            {
                if (spec.Covers(read.Antenna)) Reports.Add(read, spec.Report, Clock.Stamp(read.At));
            }

            Deliver();
        }
    }

    private void NotifyNow(ReaderEvent what)
    {
        if (_client is { } client && Settings.Events.Contains(what.Number)) client.Send(what, Clock);
    }

    // Sends the reports that are due, unless nobody is there or the client has asked to hold them.
    private void Deliver()
    {
        if (_client is not { } client || Settings.Holding) return;
        if (Reports.TakeOverflow()) client.Send(ReaderEvent.BufferOverflow(), Clock);
        while (client.HasRoom && Reports.TakeDue() is { } rows) client.SendReport(rows);
    }
}
