// Secrets are referred to, never written down: the config holds where a secret is, not what it is.
namespace EdgeAgent.Drivers.Options;

/// <summary>Where a secret is kept.</summary>
/// <param name="Scheme"><c>file</c> (a path), <c>credential</c> (a systemd credential's name) or <c>env</c> (a
/// variable's name).</param>
/// <param name="Name">The path or name after the colon.</param>
public sealed record SecretReference(string Scheme, string Name)
{
    /// <summary>The reference as written in the config; it is not secret.</summary>
    public override string ToString() => $"{Scheme}:{Name}";
}
