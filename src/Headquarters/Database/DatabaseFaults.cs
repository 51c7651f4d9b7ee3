// What PostgreSQL's errors mean for a batch (documentation, appendix A: error codes).
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Sorts errors: another instance was faster, a value cannot be held, or the database is away.</summary>
internal static class DatabaseFaults
{
    private const string Duplicate = "23505";

    /// <summary>Whether the same batch will go through when it is tried again at once.</summary>
    public static bool IsRace(PostgresException fault) => fault.SqlState is "40001" or "40P01";

    /// <summary>
    /// Whether a value of the batch is to blame: class 22 (data exception), class 54 (too deep, too large), or a place
    /// that is in the table although custody does not say so.
    /// </summary>
    public static bool IsOfValue(PostgresException fault) =>
        fault.SqlState.StartsWith("22", StringComparison.Ordinal)
        || fault.SqlState.StartsWith("54", StringComparison.Ordinal)
        || IsDuplicate(fault);

    /// <summary>Whether the row is in the table already.</summary>
    public static bool IsDuplicate(PostgresException fault) => fault.SqlState == Duplicate;

    /// <summary>Whether an exception is the database's, or of the way to it.</summary>
    public static bool IsOfDatabase(Exception fault) =>
        fault is NpgsqlException or IOException or TimeoutException or ObjectDisposedException;

    /// <summary>The sentence for whoever runs HQ.</summary>
    public static StoreUnavailable Unavailable(NpgsqlDataSource source, Exception fault)
    {
        var name = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var where = $"the database {name.Database} on {name.Host}:{name.Port}";
        var sentence = fault is PostgresException said
            ? Sentence(where, said)
            : $"No connection to {where} ({fault.Message}): is it started, and is `database.host` right?";
        return new StoreUnavailable(sentence, fault);
    }

    /// <summary>The sentence for a value that was refused.</summary>
    public static string Sentence(PostgresException fault) =>
        $"PostgreSQL cannot hold this value ({fault.SqlState}): {fault.MessageText}.";

    private static string Sentence(string where, PostgresException said) => said.SqlState switch
    {
        "53100" => $"The disk of {where} is full: make room, or keep fewer days (`retention`).",
        "53300" => $"There are too many connections to {where}: raise its max_connections.",
        ['5', '3', ..] => $"{Upper(where)} lacks resources ({said.MessageText}): look at its log.",
        ['5', '7', 'P', ..] => $"{Upper(where)} is stopping or starting ({said.MessageText}): it is tried again.",
        "57014" => $"{Upper(where)} took too long and the batch was cancelled: look for long queries and locks.",
        ['2', '8', ..] => $"{Upper(where)} does not let us in ({said.MessageText}): check `database.username` and "
            + "`database.password`.",
        "3D000" => $"There is no such database: {where}. Create it, and run `edge-hq migrate`.",
        "42501" => $"{Upper(where)} does not allow it ({said.MessageText}): run `edge-hq migrate`, and log in as "
            + "edge_hq_collector.",
        "42P01" or "42883" or "3F000" => $"{Upper(where)} lacks tables ({said.MessageText}): run `edge-hq migrate`.",
        "25006" => $"{Upper(where)} is read-only, a standby perhaps: name the primary in `database.host`.",
        ['5', '8', ..] => $"The disk of {where} fails ({said.MessageText}): look at its log.",
        _ => $"{Upper(where)} refused the batch ({said.SqlState}: {said.MessageText}).",
    };

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
