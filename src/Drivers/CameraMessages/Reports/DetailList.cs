// Gathers the details of a report, leaving out what the message does not say.
using System.Text.Json.Nodes;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>Builds the list of details.</summary>
internal sealed class DetailList
{
    private readonly List<ReportDetail> _details = [];

    /// <summary>The details in the order in which they were added.</summary>
    public IReadOnlyList<ReportDetail> All => _details;

    /// <summary>Adds a text, unless it is null.</summary>
    public DetailList Text(string name, string? value)
    {
        if (value is not null) _details.Add(new ReportDetail(name, JsonValue.Create(value)));
        return this;
    }

    /// <summary>Adds a number, unless it is null. Whole numbers are written without a point.</summary>
    public DetailList Number(string name, double? value)
    {
        if (value is not { } number) return this;
        var isWhole = number == Math.Floor(number) && Math.Abs(number) < 9e15;
        _details.Add(new ReportDetail(name, isWhole ? JsonValue.Create((long)number) : JsonValue.Create(number)));
        return this;
    }

    /// <summary>Adds a yes or no, unless it is null.</summary>
    public DetailList Flag(string name, bool? value)
    {
        if (value is { } flag) _details.Add(new ReportDetail(name, JsonValue.Create(flag)));
        return this;
    }

    /// <summary>Adds any JSON value.</summary>
    public DetailList Json(string name, JsonNode value)
    {
        _details.Add(new ReportDetail(name, value));
        return this;
    }
}
