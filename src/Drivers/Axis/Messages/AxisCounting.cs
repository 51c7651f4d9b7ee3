// Axis People Counter: a day's sum in local time, or the retail data push with intervals in UTC. Written from memory of
// the vendor's documents; no public sample was at hand.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Axis.Messages;

/// <summary>Reads people counts.</summary>
internal static class AxisCounting
{
    /// <summary>Reads one object; null where it is no count.</summary>
    public static CameraReport? Read(MessageNode root)
    {
        if (root.Find("measurements") is not null) return ReadIntervals(root);
        var (entered, left) = (Figures.Integer(root.Said("in")), Figures.Integer(root.Said("out")));
        if (entered is null && left is null) return null;
        return new CameraReport(ReportKinds.RunningCount)
        {
            Time = DeviceTime.OfText(root.Said("timestamp")),
            Source = new ReportSource { Serial = root.Said("serial"), Name = root.Said("name") },
            EventType = "people-counter",
            Counts = [new CountReading(root.Said("name"), CountMeaning.RunningTotal, entered, left)],
        };
    }

    private static CameraReport ReadIntervals(MessageNode root)
    {
        var sender = root.Child("sender");
        var counted = root.FindAll("measurements")
            .Where(measurement => measurement.Said("kind") is null or "people-counts")
            .Select(measurement => new CountReading(
                sender?.Said("name"), CountMeaning.Period, Sum(measurement, "in"), Sum(measurement, "out"))
            {
                From = DeviceTime.OfText(measurement.Said("utcFrom"), isUtc: true),
                At = DeviceTime.OfText(measurement.Said("utcTo"), isUtc: true),
            })
            .ToArray();
        return new CameraReport(ReportKinds.Count)
        {
            Time = DeviceTime.OfText(root.SaidAnywhere("utcTo") ?? root.Said("utcSent"), isUtc: true),
            Source = new ReportSource { Serial = sender?.Said("serial"), Name = sender?.Said("name") },
            EventType = "people-counts",
            Counts = counted,
        };
    }

    private static int? Sum(MessageNode measurement, string direction)
    {
        var items = measurement.All("items").Where(item => item.Said("direction") == direction).ToArray();
        return items.Length == 0 ? null : items.Sum(item => Figures.Integer(item.Said("count")) ?? 0);
    }
}
