// Opens what the `vehicles:` block only refers to: the store's keys and the chain's list.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox.Storage;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>Keys and lists.</summary>
internal static partial class VehicleSecrets
{
    /// <summary>The keys of the config.</summary>
    /// <exception cref="StartRefusal">A secret is no key.</exception>
    /// <exception cref="DeviceFault">A secret cannot be read.</exception>
    public static PlateKeys Keys(VehicleOptions options, ISecretSource secrets) =>
        new(KeyOf(options.Key, secrets), KeyOf(options.PreviousKey, secrets));

    /// <summary>The list of the config; what is wrong in it is logged, and the rest holds.</summary>
    /// <exception cref="StartRefusal">The file cannot be read.</exception>
    public static PlateList List(VehicleOptions options, ILogger logger)
    {
        if (options.List is not { } path) return PlateList.Empty;
        try
        {
            var list = PlateList.Parse(File.ReadLines(path));
            foreach (var problem in list.Problems.Take(10)) BadLine(logger, path, problem);
            Loaded(logger, path, list.Count, list.Problems.Count);
            return list;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusal(
                $"The list {path} (`vehicles: list:`) cannot be read ({fault.Message.TrimEnd('.')}): mend the file or "
                + "take the key out.",
                fault);
        }
    }

    private static byte[]? KeyOf(SecretReference? reference, ISecretSource secrets)
    {
        if (reference is null) return null;
        var key = PayloadKey.Parse(secrets.Reveal(reference)) ?? throw new StartRefusal(
            $"The secret {reference} (`vehicles: key:`) is no key: it must be 32 bytes as 64 hex digits or base64. "
            + "`openssl rand -hex 32` makes one; HQ needs the same to make its lists.");
        return key.Bytes.ToArray();
    }

    [LoggerMessage(2022, LogLevel.Information, "The list {Path} knows {Count} vehicles; {Bad} lines are wrong.")]
    private static partial void Loaded(ILogger logger, string path, int count, int bad);

    [LoggerMessage(2023, LogLevel.Warning, "The list {Path}: {Problem}")]
    private static partial void BadLine(ILogger logger, string path, string problem);
}
