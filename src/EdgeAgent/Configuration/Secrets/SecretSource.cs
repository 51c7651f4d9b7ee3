// Reveals secrets at the moment of use: from a file, from a systemd credential, from the environment. Nothing is
// cached, so a secret that is changed on disk is used at the next connect.
using System.Security;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration.Secrets;

/// <summary>Reveals secrets by reference.</summary>
/// <param name="environment">Reads a variable of the environment; null where it is not set.</param>
/// <param name="installed">Where an installed box keeps its credentials, a file each, for root alone.</param>
public sealed class SecretSource(
    Func<string, string?> environment, string installed = CredentialFile.InstalledFolder) : ISecretSource
{
    /// <summary>Reads the process's own environment.</summary>
    public SecretSource()
        : this(Environment.GetEnvironmentVariable)
    {
    }

    /// <inheritdoc/>
    public string Reveal(SecretReference reference) => reference.Scheme switch
    {
        "file" => FromFile(reference, reference.Name),
        "credential" => FromFile(reference, CredentialPath(reference)),
        "env" => environment(reference.Name) is { Length: > 0 } value
            ? value
            : throw new DeviceFault(
                $"The secret {reference} is not there: the variable {reference.Name} is not set for this process; "
                + "for the service set it with Environment= or EnvironmentFile= in its unit.",
                RetryAdvice.NeedsPerson),
        _ => throw new DeviceFault(
            $"The secret {reference} has an unknown kind: use file:, credential: or env:.", RetryAdvice.NeedsPerson),
    };

    private string CredentialPath(SecretReference reference)
    {
        var isPlainName = reference.Name.Length > 0
            && !reference.Name.Contains('/')
            && reference.Name is not ("." or "..");
        if (!isPlainName)
            throw new DeviceFault(
                $"The secret {reference} must be a credential's plain name, without folders.", RetryAdvice.NeedsPerson);
        return CredentialFile.Find(reference.Name, environment, installed)
            ?? throw new DeviceFault(
                $"The secret {reference} is not there: this process was given no credentials; start it as a systemd service with "
                + $"LoadCredential={reference.Name}:PATH, or use file: instead.",
                RetryAdvice.NeedsPerson);
    }

    private static string WithoutLastLineBreak(string text)
    {
        if (text.EndsWith("\r\n", StringComparison.Ordinal)) return text[..^2];
        return text.EndsWith('\n') ? text[..^1] : text;
    }

    private static string FromFile(SecretReference reference, string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            var secret = WithoutLastLineBreak(text);
            return secret.Length > 0
                ? secret
                : throw new DeviceFault(
                    $"The secret {reference} is empty: write it into {path}.", RetryAdvice.NeedsPerson);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DeviceFault(
                $"The secret {reference} is not there: {path} does not exist.", RetryAdvice.NeedsPerson, fault);
        }
        catch (Exception fault)
            when (fault is IOException or UnauthorizedAccessException or SecurityException or ArgumentException)
        {
            throw new DeviceFault(
                $"The secret {reference} cannot be read from {path} ({fault.Message}): let the service's user read it "
                + $"(chown edge-agent {path}; chmod 400 {path}).",
                RetryAdvice.NeedsPerson,
                fault);
        }
    }
}
