// The peopleCounting block: `realTime` is a running total since the camera's daily reset, `timeRange` an interval.
// Children are counted apart and stand in the details.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Hikvision.Messages;

/// <summary>Reads people counts.</summary>
internal static class HikvisionCounting
{
    /// <summary>Reads a <c>peopleCounting</c> element.</summary>
    public static CameraReport Read(MessageNode alert, MessageNode counting)
    {
        var range = counting.Child("TimeRange");
        var isPeriod = counting.Said("statisticalMethods") is { } method
            ? method.Equals("timeRange", StringComparison.OrdinalIgnoreCase)
            : range is not null;
        var child = alert.Find("childCounting");
        var time = isPeriod ? range?.Said("endTime") : counting.Child("RealTime")?.Said("time");
        return new CameraReport(isPeriod ? ReportKinds.Count : ReportKinds.RunningCount)
        {
            Time = DeviceTime.OfText(time),
            Counts =
            [
                new CountReading(
                    counting.Said("regionsID", "regionID"),
                    isPeriod ? CountMeaning.Period : CountMeaning.RunningTotal,
                    Figures.Integer(counting.Said("enter")),
                    Figures.Integer(counting.Said("exit")))
                {
                    From = DeviceTime.OfText(isPeriod ? range?.Said("startTime") : null),
                },
            ],
            Details = new DetailList()
                .Number("pass", Figures.Number(counting.Said("pass")))
                .Number("child_enter", Figures.Number(child?.Said("enter")))
                .Number("child_exit", Figures.Number(child?.Said("exit")))
                .All,
        };
    }
}
