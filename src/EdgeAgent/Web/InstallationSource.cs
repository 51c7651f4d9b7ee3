// The installation's report as root left it on the box, for the status page.
using EdgeAgent.Appliance;
using EdgeAgent.Appliance.Reporting;

namespace EdgeAgent.Web;

/// <summary>Reads the report anew where its file has changed.</summary>
internal sealed class InstallationSource(string file)
{
    private readonly Lock _lock = new();
    private DateTime _written;
    private InstallationReport? _report;

    /// <summary>The report of a box from the image.</summary>
    public static InstallationSource OfThisBox() => new(new BoxPaths().Result);

    /// <summary>The report; null where the box was not installed from the image.</summary>
    public InstallationReport? Now
    {
        get
        {
            lock (_lock)
            {
                // A file that is not there was written in the year 1601.
                var written = File.GetLastWriteTimeUtc(file);
                if (written != _written) (_written, _report) = (written, InstallationReport.Read(file));
                return _report;
            }
        }
    }
}
