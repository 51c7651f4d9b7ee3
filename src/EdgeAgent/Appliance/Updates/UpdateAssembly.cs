// Makes the agent's part of updates from the config.
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Appliance.Updates.Download;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Configuration;
using EdgeAgent.Hosting;
using EdgeAgent.Insights;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Appliance.Updates;

/// <summary>Puts the service together.</summary>
internal static class UpdateAssembly
{
    /// <summary>Makes the service; without an `updates:` block it tells outcomes only.</summary>
    public static UpdateService Make(
        StoreConfig config, EventIntake intake, IClockQuality clock, TimeProvider time, ILoggerFactory logs)
    {
        var log = logs.CreateLogger<UpdateService>();
        return new UpdateService(new UpdateServiceParts
        {
            Wish = config.Updates,
            Box = config.Store.Topics.Address,
            Version = InstalledVersion.Read(),
            Folder = Folder(config),
            Records = new UpdateRecords(UpdateRecords.StandardFolder),
            Teller = new UpdateTeller(config.StateFolder, intake, clock, log),
            Http = () => new HttpMessageInvoker(Transport(config.Uplink?.Tls?.AuthorityFile)),
            Time = time,
            Log = log,
        });
    }

    /// <summary>Where the bundles of a box lie.</summary>
    public static BundleFolder Folder(StoreConfig config) => new(
        config.StateFolder, config.Outbox.Reserve, folder => new DriveInfo(folder).AvailableFreeSpace);

    /// <summary>The way to HQ's server over TLS.</summary>
    /// <param name="authority">PEM file of the authority that signed the server's certificate; null = the
    /// system's.</param>
    /// <exception cref="DownloadFault">The file cannot be read.</exception>
    public static SocketsHttpHandler Transport(string? authority)
    {
        var ssl = new SslClientAuthenticationOptions { CertificateRevocationCheckMode = X509RevocationMode.NoCheck };
        if (authority is not null) ssl.CertificateChainPolicy = Trusting(authority);
        return new SocketsHttpHandler
        {
            SslOptions = ssl,
            ConnectTimeout = PartCopy.Patience,
            AutomaticDecompression = System.Net.DecompressionMethods.None,
        };
    }

    private static X509ChainPolicy Trusting(string authority)
    {
        try
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck, // a store's network rarely reaches the authority's lists
            };
            policy.CustomTrustStore.ImportFromPemFile(authority);
            return policy;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new DownloadFault(
                $"The authority {authority} (`uplink: tls: authority`) cannot be used ({fault.Message.TrimEnd('.')}): put "
                + "its PEM file there.",
                needsPerson: true, fault);
        }
    }
}
