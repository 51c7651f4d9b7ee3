// The version of what the box runs from: the one that its slot or package states, since that is what an update
// replaces.
namespace EdgeAgent.Appliance.Updates;

/// <summary>Reads the installed version.</summary>
internal static class InstalledVersion
{
    /// <summary>Where a package or a slot states its version, one line.</summary>
    public const string File = "/usr/lib/edge-agent/version";

    /// <summary>The stated version; the program's own where nothing is stated.</summary>
    public static UpdateVersion Read(string file = File)
    {
        try
        {
            if (System.IO.File.Exists(file)
                && UpdateVersion.TryParse(System.IO.File.ReadAllText(file).Trim()) is { } stated)
                return stated;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What cannot be read states nothing.
        }

        return UpdateVersion.TryParse(AgentVersion.Text) ?? UpdateVersion.None;
    }
}
