// Connections to HQ's database as the config says.
using EdgeAgent.Headquarters.Configuration;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Makes pools of connections.</summary>
public static class DatabaseSource
{
    // A batch of 5,000 events takes a tenth of a second; what takes this long hangs.
    private const int CommandSeconds = 60;

    /// <summary>Opens a pool; connects at first use.</summary>
    /// <param name="config">Where the database is, and as whom.</param>
    /// <exception cref="ConfigRefusal">The password cannot be read.</exception>
    public static NpgsqlDataSource Open(DatabaseConfig config)
    {
        var text = new NpgsqlConnectionStringBuilder
        {
            Host = config.Host,
            Port = config.Port,
            Database = config.Name,
            Username = config.Username,
            Password = SecretText.Reveal(config.Password),
            ApplicationName = "edge-hq",
            MaxPoolSize = config.Connections,
            Timeout = 10,
            CommandTimeout = CommandSeconds,
            KeepAlive = 15,
            MaxAutoPrepare = 32,
            AutoPrepareMinUsages = 2,
        };
        if (config.Ca is not null) (text.SslMode, text.RootCertificate) = (SslMode.VerifyFull, config.Ca);
        return NpgsqlDataSource.Create(text);
    }
}
