// What the box needs around it, looked at one by one, in the order in which a person would mend it.
using System.Runtime.CompilerServices;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Commands.Checks;

/// <summary>All checks of the surroundings.</summary>
internal static class Surroundings
{
    /// <summary>
    /// The whole report on a config that was loaded: its faults, and where it has none, what is around it.
    /// </summary>
    public static async Task<CheckReport> ReportAsync(ConfigLoad load, TimeProvider time, CancellationToken stop)
    {
        var findings = new List<Finding>();
        if (load.Config is { } config)
        {
            findings.Add(InForceCheck.Run(load, config));
            await foreach (var finding in LookAsync(config, load.Secrets, new SecretSource(), time, stop))
                findings.Add(finding);
        }

        return CheckReport.Of(load, findings);
    }

    /// <summary>Looks at folder, clock, libraries, secrets, broker and certificates.</summary>
    public static async IAsyncEnumerable<Finding> LookAsync(
        StoreConfig config,
        IReadOnlyList<KeyValuePair<string, SecretReference>> secrets,
        ISecretSource source,
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var finding in StateFolderCheck.Run(config.StateFolder)) yield return finding;
        yield return ClockCheck.Run(time);
        foreach (var finding in NativeLibraryCheck.Run(config)) yield return finding;
        foreach (var finding in SecretsCheck.Run(secrets, source)) yield return finding;
        if (config.Uplink is not { } uplink) yield break;
        yield return await BrokerCheck.RunAsync(uplink.Host, uplink.Port, time, stop);
        if (uplink.Tls is not { } tls) yield break;
        foreach (var finding in CertificateCheck.Run(tls, time)) yield return finding;
    }
}
