// What people are known by has few ways out, and each is named here: a new one fails until someone has thought about
// it.
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using EdgeAgent.Contracts.Events;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed partial class PrivacyTests
{
    private static readonly Type[] EventData =
        [.. typeof(EventDataJson).GetProperties()
            .Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonTypeInfo<>))
            .Select(type => type.GetGenericArguments()[0])
            .Where(type => type.Namespace == typeof(EventDataJson).Namespace)];

    /// <summary>The keyed hash, and the plate itself, which only `clear-plates: true` fills.</summary>
    private static readonly string[] Allowed =
    [
        $"{nameof(VehicleArrived)}.{nameof(VehicleArrived.PlateKey)}",
        $"{nameof(VehicleArrived)}.{nameof(VehicleArrived.Plate)}",
    ];

    [Fact]
    public void No_data_of_an_event_can_hold_a_picture_and_only_one_field_a_plate()
    {
        Assert.Contains(typeof(VehicleArrived), EventData);
        var fields = EventData.SelectMany(type => type.GetProperties(), (type, field) => (Type: type, Field: field));
        Violations.AssertNone(
            "An event's data has no bytes in it, and no plate but VehicleArrived.Plate, which the config has to ask for.",
            from pair in fields
            where pair.Field.PropertyType == typeof(byte[]) || pair.Field.PropertyType == typeof(ReadOnlyMemory<byte>)
                || (PlateOrPicture().IsMatch(pair.Field.Name)
                    && !Allowed.Contains($"{pair.Type.Name}.{pair.Field.Name}"))
            select $"{pair.Type.Name}.{pair.Field.Name}");
    }

    [Fact]
    public void Whatever_knows_of_a_vehicle_is_personal() => Violations.AssertNone(
        "Every kind of event about vehicles is personal: encrypted at rest, hidden on the page.",
        from kind in EventKinds.All
        where kind.Type.Contains("vehicle", StringComparison.Ordinal) && !kind.Personal
        select kind.Type);

    [Fact]
    public void No_log_line_takes_a_plate_or_a_picture() => Violations.AssertNone(
        "A LoggerMessage has no parameter for a plate, a reading, a member or a picture.",
        from file in SourceTree.Source
        from match in LogMethod().Matches(file.Code)
        where Telling().IsMatch(match.Groups[1].Value)
        select $"{file.Path}: {match.Groups[1].Value.Trim()}");

    [Fact]
    public void No_metric_is_named_by_a_plate_or_a_member() => Violations.AssertNone(
        "Metrics count vehicles, they do not name them.",
        from file in SourceTree.Source
        where file.Path.EndsWith("AgentMetrics.cs", StringComparison.Ordinal)
        from match in PlateOrPicture().Matches(file.Text)
        select $"{file.Path}: {match.Value}");

    [GeneratedRegex(@"\bplate|Plate|[Pp]icture|[Ii]mage")]
    private static partial Regex PlateOrPicture();

    [GeneratedRegex(@"\bplate|Plate|[Pp]icture|[Ii]mage|[Mm]ember\b|[Rr]eading\b")]
    private static partial Regex Telling();

    [GeneratedRegex(
        @"\[LoggerMessage\([^\]]*\)\]\s+(?:public|private|internal)\s+static\s+partial\s+void\s+\w+(\([^)]*\))")]
    private static partial Regex LogMethod();
}
