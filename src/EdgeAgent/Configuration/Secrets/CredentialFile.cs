// Where a credential lies: in the folder that systemd gives the service, under the name that the unit gave it or as one
// file of a folder that was handed over as a whole; for a person at the box who is root, in the folder that the service
// is given.
namespace EdgeAgent.Configuration.Secrets;

/// <summary>Finds the file of a credential.</summary>
internal static class CredentialFile
{
    /// <summary>
    /// The variable in which systemd names the folder of a service's credentials (systemd.exec, LoadCredential=).
    /// </summary>
    public const string Variable = "CREDENTIALS_DIRECTORY";

    /// <summary>The folder of credentials that the Debian package makes, for root alone.</summary>
    public const string InstalledFolder = "/etc/edge-agent/credentials";

    // The unit hands that folder over as a whole (LoadCredential=secret:FOLDER); systemd then names each file so.
    private const string HandedOver = "secret_";

    /// <summary>The file, which may not exist; null where this process can have no credentials.</summary>
    /// <param name="name">The credential's plain name.</param>
    /// <param name="environment">Reads a variable of the environment.</param>
    /// <param name="installed">The folder of an installed box.</param>
    public static string? Find(
        string name, Func<string, string?> environment, string installed = InstalledFolder)
    {
        if (environment(Variable) is { Length: > 0 } given)
        {
            var plain = Path.Combine(given, name);
            var handedOver = Path.Combine(given, HandedOver + name);
            return File.Exists(handedOver) && !File.Exists(plain) ? handedOver : plain;
        }

        var kept = Path.Combine(installed, name);
        return File.Exists(kept) ? kept : null;
    }
}
