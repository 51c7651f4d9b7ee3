// One event, whatever it was wrapped in: which kind it is, and when it happened.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Dahua.Messages;

/// <summary>Makes reports of events.</summary>
internal static class DahuaEvent
{
    /// <summary>Reads an event: <c>{Code, Action, Index, Data}</c>, or its data alone.</summary>
    public static CameraReport Read(MessageNode wrapped, bool utcIsLocal)
    {
        var data = wrapped.Child("Data") is { Children.Count: > 0 } inner ? inner : wrapped;
        var code = wrapped.Said("Code") ?? data.Said("Code", "EventBaseInfo") ?? data.SaidAnywhere("Code");
        var action = wrapped.Said("Action") ?? data.Said("Action");
        var report = Interpret(data, code);
        var utc = Figures.Number(data.Said("UTC") ?? data.SaidAnywhere("UTC"));
        return report with
        {
            EventType = code,
            Active = report.Vehicle is null ? Figures.Flag(action) : null,
            Time = report.Time.IsStated ? report.Time : TimeOf(data, utc, utcIsLocal),
            Source = new ReportSource
            {
                Channel = wrapped.Said("Index", "Channel") ?? data.Said("Channel"),
                Serial = data.SaidAnywhere("DeviceID") ?? data.SaidAnywhere("MachineName"),
                Name = data.Child("TrafficCar")?.Said("DeviceAddress"),
            },
            Details =
            [
                .. new DetailList()
                    .Text("code", code)
                    .Text("action", action)
                    .Number("utc", utc)
                    .Number("utc_ms", Figures.Number(data.Said("UTCMS")))
                    .Number("real_utc", Figures.Number(data.Said("RealUTC"))).All,
                .. report.Details,
            ],
        };
    }

    private static CameraReport Interpret(MessageNode data, string? code)
    {
        if (DahuaVehicle.IsVehicle(data, code)) return DahuaVehicle.Read(data);
        if (DahuaCounting.IsCount(code)) return DahuaCounting.Read(data);
        var target = data.Child("Object")?.Said("ObjectType");
        return new CameraReport(KindOf(code))
        {
            Signal = new SignalReading
            {
                Rule = data.Said("Name"),
                ObjectClass = target,
                ObjectId = data.Child("Object")?.Said("ObjectID"),
                Target = target?.ToLowerInvariant(),
                Direction = data.Said("Direction"),
                Inwards = Headings.Inwards(data.Said("Direction")),
                Region = data.Said("AreaID", "RegionName"),
            },
        };
    }

    private static string KindOf(string? code) => code switch
    {
        "CrossLineDetection" => ReportKinds.LineCross,
        "CrossRegionDetection" => ReportKinds.ZoneIntrusion,
        "VideoBlind" or "VideoLoss" or "VideoAbnormalDetection" or "SceneChange" or "VideoUnFocus" =>
            ReportKinds.Tamper,
        "PIRAlarm" => ReportKinds.Infrared,
        _ => ReportKinds.Other,
    };

    // UTC is often the local time written as if it were UTC; RealUTC, where there is one, is right. LocaleTime is a
    // local time without its zone, and never used.
    private static DeviceTime TimeOf(MessageNode data, double? utc, bool utcIsLocal)
    {
        var milliseconds = Figures.Number(data.Said("UTCMS")) is >= 0 and < 1000 and var rest ? rest / 1000 : 0;
        var real = Figures.Number(data.Said("RealUTC") ?? data.SaidAnywhere("RealUTC"));
        var time = DeviceTime.OfSeconds((real ?? utc) + milliseconds);
        return utcIsLocal && real is null && time.Utc is { } wrong
            ? new DeviceTime(null, null, DateTime.SpecifyKind(wrong.DateTime, DateTimeKind.Unspecified))
            : time;
    }
}
