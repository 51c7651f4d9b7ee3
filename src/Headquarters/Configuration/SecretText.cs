// Secrets stand in files, systemd credentials or the environment, never in the config.
namespace EdgeAgent.Headquarters.Configuration;

/// <summary>References to secrets.</summary>
public static class SecretText
{
    /// <summary>Whether a text has the form of a reference.</summary>
    public static bool IsReference(string text) =>
        text.Split(':', 2) is ["file" or "env" or "credential", { Length: > 0 }];

    /// <summary>What a reference stands for, without the line end; null stays null.</summary>
    /// <exception cref="ConfigRefusal">There is no such secret.</exception>
    public static string? Reveal(string? reference)
    {
        if (reference is null) return null;
        var (scheme, name) = reference.Split(':', 2) is [var first, var second] ? (first, second) : ("", reference);
        try
        {
            return scheme switch
            {
                "file" => File.ReadAllText(name).TrimEnd('\r', '\n'),
                "credential" => File.ReadAllText(
                    Path.Combine(Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") ?? "", name))
                    .TrimEnd('\r', '\n'),
                _ => Environment.GetEnvironmentVariable(name)
                    ?? throw new ConfigRefusal($"The secret {reference} is not there: set the variable {name}."),
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigRefusal($"The secret {reference} cannot be read: {fault.Message}");
        }
    }
}
