// Every secret that the config refers to is revealed once and forgotten. Credentials and variables belong to the
// service, so their absence in a person's shell is only a warning.
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Commands.Checks;

/// <summary>Tries the secrets.</summary>
internal static class SecretsCheck
{
    /// <summary>One finding for each reference.</summary>
    public static IEnumerable<Finding> Run(
        IEnumerable<KeyValuePair<string, SecretReference>> secrets, ISecretSource source)
    {
        foreach (var (key, reference) in secrets) yield return Try(key, reference, source);
    }

    private static Finding Try(string key, SecretReference reference, ISecretSource source)
    {
        try
        {
            source.Reveal(reference);
            return new Finding("secrets", FindingLevel.Ok, $"`{key}` is found at {reference}.");
        }
        catch (DeviceFault fault)
        {
            var level = reference.Scheme == "file" ? FindingLevel.Failed : FindingLevel.Warning;
            return new Finding("secrets", level, $"`{key}`: {fault.Message}");
        }
    }
}
