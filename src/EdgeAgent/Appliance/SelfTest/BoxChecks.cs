// What root can see of the box and the agent cannot: whether each secret is there, whether the certificate is this
// box's, whether the disk has room.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Configuration;

namespace EdgeAgent.Appliance.SelfTest;

/// <summary>Checks around the agent.</summary>
internal static class BoxChecks
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>Secrets that the config refers to and the box does not hold.</summary>
    public static IEnumerable<ReportPoint> Secrets(ConfigLoad load, BoxPaths box) =>
        from secret in load.Secrets
        where secret.Value.Scheme == "credential" && !File.Exists(Path.Combine(box.Credentials, secret.Value.Name))
        group secret.Key by secret.Value.Name into missing
        select new ReportPoint(
            "secrets",
            PointLevel.Mend,
            $"store.yaml refers to the secret {missing.Key} (`{missing.First()}`), and the box does not have it: put it on the card as secrets/{missing.Key}.txt and restart the box.");

    /// <summary>The box's certificate, where the config shows one.</summary>
    public static IEnumerable<ReportPoint> Certificate(StoreConfig config, DateTimeOffset now)
    {
        if (config.Uplink?.Tls?.CertificateFile is not { } file) yield break;
        using var certificate = Read(file);
        var address = config.Store.Topics.Address.ToString();
        if (certificate is null)
            yield return Mend($"{file} is no readable certificate: ask HQ for a new token and put it on the card.");
        else if (certificate.GetNameInfo(X509NameType.SimpleName, false) is var name && name != address
            && name.Split('/').Length == 3)
            yield return Mend(
                $"It is for {name}, and store.yaml says that this box is {address}: correct store.yaml, or ask HQ for a token for {address}.");
        else if (now > certificate.NotAfter)
            yield return Mend(
                $"It ran out on {certificate.NotAfter:yyyy-MM-dd}: ask HQ for a new token and put it on the card.");
        else if (now < certificate.NotBefore)
            yield return new ReportPoint(
                "certificate",
                PointLevel.Note,
                $"It holds from {certificate.NotBefore:yyyy-MM-dd HH:mm} on, and the box's clock is before that. The box tries again by itself until its clock is mended.");
        else if (certificate.NotAfter - now < Soon)
            yield return Mend(
                $"It runs out on {certificate.NotAfter:yyyy-MM-dd}: ask HQ for a new token and put it on the card.");
    }

    /// <summary>What the start found of the data partition: a word and a sentence that the image left.</summary>
    public static IEnumerable<ReportPoint> DataPartition(BoxPaths box)
    {
        if (!File.Exists(box.DataFound)) yield break;
        if (File.ReadAllText(box.DataFound).Trim().Split(' ', 2) is not [var word, var told]) yield break;
        var level = word switch { "clean" => PointLevel.Good, "mended" => PointLevel.Note, _ => PointLevel.Mend };
        yield return new ReportPoint("data partition", level, told);
    }

    /// <summary>Room for what the config lets the box keep.</summary>
    public static IEnumerable<ReportPoint> Disk(StoreConfig config, long budget, long held)
    {
        if (!Directory.Exists(config.StateFolder)) yield break;
        var free = new DriveInfo(config.StateFolder).AvailableFreeSpace;
        if (free + held < budget)
            yield return new ReportPoint(
                "disk",
                PointLevel.Mend,
                $"{Megabytes(free)} are free, and store.yaml lets the box keep {Megabytes(budget)}: set `outbox: budget` lower, or use a larger disk.");
        else
            yield return new ReportPoint("disk", PointLevel.Good, $"{Megabytes(free)} are free.");
    }

    private static X509Certificate2? Read(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null; // Told as unreadable.
        }
    }

    private static string Megabytes(long bytes) => $"{bytes / (1 << 20)} MiB";

    private static ReportPoint Mend(string sentence) => new("certificate", PointLevel.Mend, sentence);
}
