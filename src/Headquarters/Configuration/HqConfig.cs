// The `hq.yaml` of `edge-hq`: where the broker and the database are, and how much is kept. Strict: an unknown key is an
// error with its line.
using EdgeAgent.Headquarters.Enrolment;

namespace EdgeAgent.Headquarters.Configuration;

/// <summary>The whole file.</summary>
public sealed record HqConfig
{
    /// <summary>The chain's prefix of all topics.</summary>
    public string Prefix { get; init; } = "retail";

    /// <summary>HQ's broker.</summary>
    public BrokerConfig Broker { get; init; } = new();

    /// <summary>HQ's database.</summary>
    public DatabaseConfig Database { get; init; } = new();

    /// <summary>How the collector groups and asks.</summary>
    public CollectorConfig Collector { get; init; } = new();

    /// <summary>How long things are kept.</summary>
    public RetentionConfig Retention { get; init; } = new();

    /// <summary>Health and metrics.</summary>
    public WebConfig Web { get; init; } = new();

    /// <summary>Where new boxes get their certificates; null for nowhere.</summary>
    public EnrolmentConfig? Enrolment { get; init; }
}

/// <summary>The <c>broker:</c> block.</summary>
public sealed record BrokerConfig
{
    /// <summary><c>mqtt</c> (MQTT 5 shared subscription) or <c>amqp</c> (RabbitMQ, a quorum queue).</summary>
    public string Kind { get; init; } = "mqtt";

    /// <summary>Name or address.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port; null for 1883, 8883, 5672 or 5671 by kind and TLS.</summary>
    public int? Port { get; init; }

    /// <summary>Instances of a group share the work.</summary>
    public string Group { get; init; } = "hq";

    /// <summary>Login name; null for none.</summary>
    public string? Username { get; init; }

    /// <summary>Password as a reference: <c>file:</c>, <c>env:</c> or <c>credential:</c>.</summary>
    public string? Password { get; init; }

    /// <summary>Deliveries that may be unsettled at a time, 1 to 65,535.</summary>
    public int Window { get; init; } = 2_000;

    /// <summary>For <c>amqp</c>: the queue.</summary>
    public string Queue { get; init; } = "edge-hq";

    /// <summary>For <c>amqp</c>: the virtual host.</summary>
    public string VirtualHost { get; init; } = "/";

    /// <summary>TLS; null for none.</summary>
    public TlsConfig? Tls { get; init; }
}

/// <summary>A <c>tls:</c> block.</summary>
public sealed record TlsConfig
{
    /// <summary>The authority's certificate; null for the system's.</summary>
    public string? Ca { get; init; }

    /// <summary>Our own certificate; null for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>Its key.</summary>
    public string? Key { get; init; }
}

/// <summary>The <c>database:</c> block.</summary>
public sealed record DatabaseConfig
{
    /// <summary>Name, address, or the folder of a Unix socket.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Port.</summary>
    public int Port { get; init; } = 5432;

    /// <summary>Name of the database.</summary>
    public string Name { get; init; } = "edge_hq";

    /// <summary>Login role.</summary>
    public string Username { get; init; } = "edge_hq_collector";

    /// <summary>Password as a reference; null for none.</summary>
    public string? Password { get; init; }

    /// <summary>The authority's certificate: the connection is then encrypted and checked; null for none.</summary>
    public string? Ca { get; init; }

    /// <summary>Connections at most.</summary>
    public int Connections { get; init; } = 4;
}

/// <summary>The <c>collector:</c> block.</summary>
public sealed record CollectorConfig
{
    /// <summary>
    /// This instance's name, the same after a restart, so that the broker knows what it still owes it; null for the
    /// machine's name. Two instances on one machine need two names.
    /// </summary>
    public string? Instance { get; init; }

    /// <summary>Events in a batch at most.</summary>
    public int BatchEvents { get; init; } = 5_000;

    /// <summary>The longest a message waits for others to share its batch.</summary>
    public TimeSpan BatchWait { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Bytes of a message at most; larger ones are quarantined.</summary>
    public int MessageBytes { get; init; } = 8 << 20;

    /// <summary>The shortest time between two custody messages to one box.</summary>
    public TimeSpan AckEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often missing events are looked for.</summary>
    public TimeSpan GapsEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a missing event may still be on its way.</summary>
    public TimeSpan GapGrace { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long an asked box may take before it is asked again; twice as long each further time, up to an hour, and at
    /// once when it connects anew.
    /// </summary>
    public TimeSpan GapAgain { get; init; } = TimeSpan.FromSeconds(60);
}

/// <summary>The <c>retention:</c> block, in days.</summary>
public sealed record RetentionConfig
{
    /// <summary>Events.</summary>
    public int EventDays { get; init; } = 400;

    /// <summary>Rollups.</summary>
    public int RollupDays { get; init; } = 1_200;

    /// <summary>Quarantined messages and closed gaps.</summary>
    public int QuarantineDays { get; init; } = 90;
}

/// <summary>The <c>web:</c> block: loopback only.</summary>
public sealed record WebConfig
{
    /// <summary>Port on 127.0.0.1; 0 for none.</summary>
    public int Port { get; init; } = 9330;
}
