// `edge-hq migrate`: brings the database to what this program expects.
using System.CommandLine;
using System.Text;
using System.Text.Json;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Database;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>The command <c>migrate</c>.</summary>
internal static class MigrateCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build()
    {
        var config = ConfigOption.Build();
        var user = new Option<string?>("--admin-user")
        {
            Description = "Log in as this role: it owns the database and may create roles (default: as in the config).",
        };
        var password = new Option<string?>("--admin-password-ref")
        {
            Description = "Its password as `file:PATH`, `env:NAME` or `credential:NAME`.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("migrate", "Brings the database to what this program expects; safe to repeat.")
        {
            config, user, password, json,
        };
        command.SetAction((parsed, stop) => ConfigOption.GuardAsync(() => RunAsync(
            HqConfigFile.Read(parsed.GetValue(config)!), parsed.GetValue(user), parsed.GetValue(password),
            parsed.GetValue(json), stop)));
        return command;
    }

    private static async Task<int> RunAsync(
        HqConfig config, string? user, string? password, bool json, CancellationToken stop)
    {
        if (password is not null && !SecretText.IsReference(password))
            throw new ConfigRefusal(
                "--admin-password-ref must be `file:PATH`, `env:NAME` or `credential:NAME`, never the password.");
        var database = user is null ? config.Database : config.Database with { Username = user, Password = password };
        await using var source = DatabaseSource.Open(database);
        try
        {
            var applied = await new Migrator(source).ApplyAsync(stop);
            await RetentionRules.WriteAsync(source, config.Retention, stop);
            Console.Out.WriteLine(json ? Json(applied) : Text(database, applied));
            return 0;
        }
        catch (Exception fault) when (DatabaseFaults.IsOfDatabase(fault))
        {
            throw DatabaseFaults.Unavailable(source, fault);
        }
    }

    private static string Text(DatabaseConfig database, IReadOnlyList<Migration> applied) => applied.Count == 0
        ? $"The database {database.Name} is up to date: step {Migration.All.Count} of {Migration.All.Count}."
        : string.Join('\n', applied.Select(step => $"{step.Number,4} {step.Name}"))
            + $"\nThe database {database.Name} is now at step {Migration.All.Count}.";

    private static string Json(IReadOnlyList<Migration> applied)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schema", Migration.All.Count);
            writer.WriteStartArray("applied");
            foreach (var step in applied) writer.WriteStringValue($"{step.Number:0000}_{step.Name}");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
