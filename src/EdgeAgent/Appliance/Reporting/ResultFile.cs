// RESULT.txt on the card.
using System.Text;
using EdgeAgent.Appliance.Files;

namespace EdgeAgent.Appliance.Reporting;

/// <summary>Writes <c>RESULT.txt</c>.</summary>
internal static class ResultFile
{
    /// <summary>Writes it; false where the card does not take it: the page and the console say the same.</summary>
    public static bool Write(string path, InstallationReport report, DurableFiles files)
    {
        try
        {
            files.Replace(path, Encoding.ASCII.GetBytes(ReportText.Of(report)), mode: null);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
