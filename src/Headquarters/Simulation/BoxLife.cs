// The life of a simulated box: makes events whatever the line does, connects, loses the line, waits with full jitter,
// comes back.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Hosting;
using EdgeAgent.Headquarters.Mqtt;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Runs one box.</summary>
/// <param name="box">The box.</param>
/// <param name="start">When it first connects, from now.</param>
/// <param name="parts">What it shares with the others.</param>
internal sealed class BoxLife(SimulatedBox box, TimeSpan start, FleetParts parts)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly EventMaker _maker = new(box, parts.Options, parts.Clock);
    private readonly FullJitter _jitter = new(ShortestWait, LongestWait, new Random((int)box.Seed));
    private readonly string _life = $"{box.Epoch}-{box.Topics.Store}";
    private volatile MqttConnection? _connection;
    private BoxDocuments? _documents;
    private DateTimeOffset _darkUntil;
    private volatile bool _leaving;
    private int _connections;

    /// <summary>The box.</summary>
    public SimulatedBox Box => box;

    /// <summary>Makes events until told to stop.</summary>
    public async Task MakeAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var wait = _maker.Step();
            box.Wake();
            await parts.Wheel.WaitAsync(wait);
        }
    }

    /// <summary>Keeps connected until told to stop.</summary>
    public async Task ConnectAsync(CancellationToken stop)
    {
        await parts.Wheel.WaitAsync(start);
        while (!_leaving && !stop.IsCancellationRequested)
        {
            if (_darkUntil > parts.Clock.Real)
            {
                await parts.Wheel.WaitAsync(_darkUntil - parts.Clock.Real);
                continue;
            }

            var began = parts.Time.GetTimestamp();
            try
            {
                await RunOnceAsync(stop);
            }
            catch (BrokerRefusal refusal)
            {
                if (!_leaving && _darkUntil <= parts.Clock.Real) parts.Counts.Complain(refusal.Message);
            }

            if (parts.Time.GetElapsedTime(began) >= FullJitter.HealthyAfter) _jitter.Reset();
            await parts.Wheel.WaitAsync(_jitter.Next());
        }
    }

    /// <summary>The line or the power goes, for a time.</summary>
    public void GoDark(TimeSpan length)
    {
        _darkUntil = parts.Clock.Real + length;
        _connection?.Abort();
    }

    /// <summary>The agent crashes and starts again.</summary>
    public void Restart()
    {
        _maker.Restarted();
        GoDark(TimeSpan.FromSeconds(2));
    }

    /// <summary>The line is back at once, and stays.</summary>
    public void ComeBack() => _darkUntil = default;

    /// <summary>A wanted stop: says goodbye and closes.</summary>
    public async Task StopAsync(CancellationToken stop)
    {
        _leaving = true;
        if (_connection is not { Loss: null } connection || _documents is not { } documents) return;
        try
        {
            await connection.PublishAsync(documents.Now("stopped"), stop);
        }
        catch (BrokerRefusal refusal)
        {
            parts.Counts.Complain(refusal.Message);
        }

        await connection.DisposeAsync();
    }

    private async Task RunOnceAsync(CancellationToken stop)
    {
        _documents = new BoxDocuments(box, parts.Clock, $"{_life}-{++_connections}");
        await using var connection = await MqttConnection.ConnectAsync(Settings(_documents.Will), parts.Time, stop);
        _connection = connection;
        parts.Counts.Connected.Add();
        parts.Counts.Connects.Add();
        try
        {
            if (_darkUntil > parts.Clock.Real) return;
            await new BoxSession(box, _documents, connection, parts).RunAsync(stop);
        }
        finally
        {
            _connection = null;
            parts.Counts.Connected.Add(-1);
        }
    }

    private MqttSettings Settings(BrokerMessage will)
    {
        var options = parts.Options;
        try
        {
            return new MqttSettings
            {
                Host = options.Host,
                Port = options.Port,
                Version = options.Mqtt,
                ClientId = $"{box.Topics.Tenant}-{box.Topics.Store}-{box.Topics.Box}",
                Tls = BrokerTls.Load(options.Tls is { } tls
                    ? new TlsConfig { Ca = tls.Ca, Certificate = Own(tls.Certificate), Key = Own(tls.Key) }
                    : null),
                Username = Own(options.Username),
                Password = SecretText.Reveal(Own(options.Password)),
                Will = will,
            };
        }
        catch (ConfigRefusal fault)
        {
            throw new BrokerRefusal(fault.Message, fault);
        }
    }

    private string? Own(string? pattern) => pattern?
        .Replace("{tenant}", box.Topics.Tenant, StringComparison.Ordinal)
        .Replace("{store}", box.Topics.Store, StringComparison.Ordinal)
        .Replace("{box}", box.Topics.Box, StringComparison.Ordinal);
}
