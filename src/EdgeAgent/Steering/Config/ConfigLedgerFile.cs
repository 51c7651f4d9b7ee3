// The file `config.ledger` in the state folder: one file, so that each step is whole or not taken.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.Steering.Config;

/// <summary>Reads and writes the ledger.</summary>
internal sealed class ConfigLedgerFile(string folder)
{
    /// <summary>The file's name.</summary>
    public const string Name = "config.ledger";

    private readonly string _path = Path.Combine(folder, Name);

    /// <summary>
    /// The ledger; an empty one where there is no file or it is damaged, and then what that means, as a sentence.
    /// </summary>
    public (ConfigLedger Ledger, string? Damage) Read()
    {
        var (content, damage) = CheckedFile.Read(_path);
        try
        {
            if (content is not null)
                return (JsonSerializer.Deserialize(content, ConfigLedgerJson.Default.ConfigLedger) ?? new(), null);
        }
        catch (JsonException fault)
        {
            damage = fault.Message.TrimEnd('.');
        }

        return (new ConfigLedger(), damage is null
            ? null
            : $"{_path} is damaged ({damage}) and was set aside: the installer's file is in force until HQ's wish comes "
                + "in again.");
    }

    /// <summary>Sets a damaged file aside.</summary>
    public void SetAside() => CheckedFile.SetAside(_path);

    /// <summary>Writes the ledger; null, or why it could not be written, as a sentence.</summary>
    public string? Write(ConfigLedger ledger)
    {
        try
        {
            CheckedFile.Write(
                _path, JsonSerializer.SerializeToUtf8Bytes(ledger, ConfigLedgerJson.Default.ConfigLedger));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{_path} cannot be written ({fault.Message.TrimEnd('.')}): make room, or give the agent write access.";
        }
    }
}

/// <summary>JSON of the ledger, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(ConfigLedger))]
internal sealed partial class ConfigLedgerJson : JsonSerializerContext;
