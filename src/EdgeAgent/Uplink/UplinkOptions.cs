// The `uplink:` block of store.yaml.
using EdgeAgent.Answers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Hosting;
using EdgeAgent.Sparkplug;
using EdgeAgent.Steering.Orders;

namespace EdgeAgent.Uplink;

/// <summary>Where the broker is, how to enter it, and how events are handed over.</summary>
public sealed record UplinkOptions
{
    /// <summary>Name or address of the broker.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port; 8883 with TLS and 1883 without are the usual ones.</summary>
    public int Port { get; init; } = 1883;

    /// <summary>Null for plain TCP.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>Null for none.</summary>
    public string? Username { get; init; }

    /// <summary>Null for none.</summary>
    public SecretReference? Password { get; init; }

    /// <summary>The MQTT client id; null = <c>{tenant}-{store}-{box}</c>.</summary>
    public string? ClientId { get; init; }

    /// <summary>Silence after which the line is tried and then given up, 5 s to 18 h.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the broker may take to answer a connect.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whose word ends the box's duty to keep an event.</summary>
    public Outbox.Custody Custody { get; init; } = Outbox.Custody.Broker;

    /// <summary>Messages in flight, 1 to 1,000; less where the broker's Receive Maximum is less.</summary>
    public int Window { get; init; } = 100;

    /// <summary>Events in a message, 1 to 1,000.</summary>
    public int BatchEvents { get; init; } = 100;

    /// <summary>Bytes of a message of fresh events.</summary>
    public int BatchBytes { get; init; } = 64 * 1024;

    /// <summary>Bytes of a message while a backlog is worked off.</summary>
    public int BackfillBytes { get; init; } = 256 * 1024;

    /// <summary>How long a fresh event that is not urgent waits for others to share its message; at most 1 s.</summary>
    public TimeSpan BatchWait { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How often the status is published; it must come back within the same time.</summary>
    public TimeSpan StatusEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is handed over again when a broker that forgot retains nothing of this box.</summary>
    public TimeSpan ResendAfterBrokerLoss { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// After a broker forgot, its subscribers may come back later than this box: how long after, all is handed over
    /// once more.
    /// </summary>
    public TimeSpan SettleAfterBrokerLoss { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What HQ may ask.</summary>
    public QueryOptions Queries { get; init; } = new();

    /// <summary>What HQ may command this box to do.</summary>
    public OrderOptions Commands { get; init; } = OrderOptions.Standard;

    /// <summary>How attempts to connect are spaced.</summary>
    public BackoffOptions Backoff { get; init; } = new();

    /// <summary>The second face for SCADA-like hosts; null = off.</summary>
    public SparkplugOptions? Sparkplug { get; init; }

    /// <summary>Reads the block.</summary>
    public static UplinkOptions Read(IOptionReader reader)
    {
        var standard = new UplinkOptions { Host = "" };
        var tls = reader.OptionalBlock(
            "tls", "TLS to the broker; without this block the line is not encrypted.", TlsOptions.Read);
        var options = new UplinkOptions
        {
            Host = reader.Text("host", "Name or address of the MQTT broker.", "mqtt.example.com"),
            Tls = tls,
            Port = reader.Integer(
                "port", "Its port: usually 8883 with TLS, 1883 without.", tls is null ? 1883 : 8883, 1, 65_535),
            Username = reader.OptionalText("username", "The box's login at the broker.", "store-0042"),
            Password = reader.OptionalSecret("password", "The login's password."),
            ClientId = reader.OptionalText(
                "client-id",
                "MQTT client id, unique at the broker; without it `{tenant}-{store}-{box}`.",
                "demo-0042-box-1"),
            KeepAlive = reader.Duration(
                "keepalive", "Silence after which the line is tried, then given up.",
                standard.KeepAlive, TimeSpan.FromSeconds(5), TimeSpan.FromHours(18)),
            ConnectWithin = reader.Duration(
                "connect-within", "How long the broker may take to answer a connect.",
                standard.ConnectWithin, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2)),
            Custody = reader.Choice(
                "custody",
                "Whose word ends the box's duty to keep an event: the broker's and a window, or HQ's own.",
                standard.Custody),
            Window = reader.Integer("window", "Messages in flight.", standard.Window, 1, 1_000),
            BatchEvents = reader.Integer("batch-events", "Events in a message.", standard.BatchEvents, 1, 1_000),
            BatchBytes = (int)reader.Size(
                "batch-bytes", "Size of a message of fresh events.", standard.BatchBytes, 1 << 10, 1 << 20),
            BackfillBytes = (int)reader.Size(
                "backfill-bytes",
                "Size of a message while a backlog is worked off.",
                standard.BackfillBytes,
                1 << 10,
                4 << 20),
            BatchWait = reader.Duration(
                "batch-wait", "How long a fresh event waits for others to share its message; urgent ones never wait.",
                standard.BatchWait, TimeSpan.Zero, TimeSpan.FromSeconds(1)),
            StatusEvery = reader.Duration(
                "status-every", "How often the status is published; it must come back within the same time.",
                standard.StatusEvery, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            ResendAfterBrokerLoss = reader.Duration(
                "resend-after-broker-loss", "What is handed over again when a broker forgot all it knew of this box.",
                standard.ResendAfterBrokerLoss, TimeSpan.Zero, TimeSpan.FromDays(30)),
            SettleAfterBrokerLoss = reader.Duration(
                "settle-after-broker-loss",
                "When, after such a loss, it is handed over once more, for subscribers that came late.",
                standard.SettleAfterBrokerLoss, TimeSpan.Zero, TimeSpan.FromHours(1)),
            Queries = reader.Block("queries", "What HQ may ask this box.", QueryOptions.Read),
            Commands = reader.OptionalBlock(
                "commands", "What HQ may command this box to do; without this block what disturbs nothing.",
                OrderOptions.Read) ?? standard.Commands,
            Backoff = reader.Block("backoff", "How attempts to connect are spaced.", BackoffOptions.Read),
            Sparkplug = reader.OptionalBlock(
                "sparkplug",
                "Shows the box to SCADA-like hosts by Sparkplug B, over the same broker; `sparkplug: {}` is enough.",
                SparkplugOptions.Read),
        };
        Check(options, reader);
        return options;
    }

    private static void Check(UplinkOptions options, IOptionReader reader)
    {
        if (options.Password is not null && options.Username is null)
            reader.Fault("password", "`password` needs a `username`: MQTT 3.1.1 knows no login without a name.");
        var onThisMachine = options.Host is "localhost" or "127.0.0.1" or "::1" or "";
        if (options.Password is not null && options.Tls is null && !onThisMachine)
        {
            reader.Fault(
                "password",
                "`password` would travel in clear text: add a `tls:` block, or use a broker on this machine.");
        }

        if (options.Tls?.ServerName is not null)
        {
            reader.Fault(
                "tls",
                "`tls.server-name` is of no use here: the broker's certificate is always checked against `host`. Leave it out.");
        }

        if (options.Tls?.Key is { Scheme: "env" })
            reader.Fault(
                "tls",
                "`tls.key` must be a `file:` or `credential:` here: the MQTT library reads keys from files only.");
    }
}
