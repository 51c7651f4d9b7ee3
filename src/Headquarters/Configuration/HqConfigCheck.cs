// What the types alone cannot say about a config.
using EdgeAgent.Contracts;

namespace EdgeAgent.Headquarters.Configuration;

internal static class HqConfigCheck
{
    /// <summary>A sentence for each fault.</summary>
    public static IEnumerable<string> Faults(HqConfig config)
    {
        var (broker, database, collector) = (config.Broker, config.Database, config.Collector);
        if (!Topics.IsLevel(config.Prefix)) yield return $"`prefix` is `{config.Prefix}`: expected [a-z0-9_-].";
        if (broker.Kind is not ("mqtt" or "amqp"))
            yield return $"`broker.kind` is `{broker.Kind}`: expected `mqtt` or `amqp`.";
        if (!Topics.IsLevel(broker.Group)) yield return $"`broker.group` is `{broker.Group}`: expected [a-z0-9_-].";
        if (broker.Window is < 1 or > 65_535) yield return "`broker.window` must be 1 to 65535.";
        if (broker.Password is not null && !SecretText.IsReference(broker.Password))
            yield return "`broker.password` must be a reference: `file:PATH`, `env:NAME` or `credential:NAME`.";
        if (broker.Password is not null && broker.Username is null)
            yield return "`broker.password` needs a `broker.username`.";
        if (broker.Tls is { Certificate: null, Key: not null } or { Certificate: not null, Key: null })
            yield return "`broker.tls.certificate` and `broker.tls.key` go together.";
        if (broker is { Password: not null, Tls: null } && !IsLoopback(broker.Host))
            yield return "`broker.password` would travel in clear text: add a `broker.tls:` block.";
        if (database.Password is not null && !SecretText.IsReference(database.Password))
            yield return "`database.password` must be a reference: `file:PATH`, `env:NAME` or `credential:NAME`.";
        if (database.Connections < 2) yield return "`database.connections` must be 2 or more.";
        if (collector.BatchEvents is < 1 or > 100_000) yield return "`collector.batch-events` must be 1 to 100000.";
        if (collector.MessageBytes is < 1024 or > 256 << 20)
            yield return "`collector.message-bytes` must be 1024 to 268435456.";
        if (config.Retention is { EventDays: < 1 } or { RollupDays: < 1 } or { QuarantineDays: < 1 })
            yield return "`retention` counts days, each 1 or more.";
        foreach (var fault in config.Enrolment?.Faults() ?? []) yield return fault;
    }

    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
