// Names of a device's own figures, made of names that the config chooses.
namespace EdgeAgent.Drivers.Observations;

/// <summary>Makes names of gauges and counters.</summary>
public static class FigureName
{
    /// <summary>The name in snake_case: small letters, digits and underscores, beginning with a letter.</summary>
    public static string Of(string name)
    {
        var figure = string.Concat(
            name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return figure.Length > 0 && char.IsAsciiLetter(figure[0]) ? figure : $"n{figure}";
    }
}
