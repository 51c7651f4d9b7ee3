// People counts: NumberStat counts over a line since the camera's daily reset, ManNumDetection who is there now.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Dahua.Messages;

/// <summary>Reads people counts.</summary>
internal static class DahuaCounting
{
    /// <summary>Whether an event is a count.</summary>
    public static bool IsCount(string? code) => code is "NumberStat" or "ManNumDetection" or "VideoStat";

    /// <summary>Reads the data of an event.</summary>
    public static CameraReport Read(MessageNode data)
    {
        var entered = Total(data, "Entered");
        var left = Total(data, "Exited");
        var inside = Figures.Integer(data.Said("InsideSubtotal", "Number", "CurrentNumber"));
        var running = entered is not null || left is not null;
        return new CameraReport(running ? ReportKinds.RunningCount : ReportKinds.Count)
        {
            Counts =
            [
                new CountReading(
                    data.Said("RuleName", "Name", "AreaID"),
                    running ? CountMeaning.RunningTotal : CountMeaning.Presence, entered, left, inside),
            ],
        };
    }

    // Either flat (EnteredSubtotal) or a group (EnteredSubtotal.Today).
    private static int? Total(MessageNode data, string name) =>
        Figures.Integer(data.Said($"{name}Subtotal", $"{name}Number"))
        ?? Figures.Integer(data.Child($"{name}Subtotal")?.Said("Today", "Total"));
}
