// Durations as people write them: 200ms, 15s, 5m, 2h, 7d.
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace EdgeAgent.Headquarters.Configuration;

internal sealed class DurationYaml : IYamlTypeConverter
{
    private static readonly (string Unit, TimeSpan One)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)), ("s", TimeSpan.FromSeconds(1)), ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)), ("d", TimeSpan.FromDays(1)),
    ];

    public bool Accepts(Type type) => type == typeof(TimeSpan);

    public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer)
    {
        var scalar = parser.Consume<Scalar>();
        return Parse(scalar.Value) ?? throw new YamlException(
            scalar.Start, scalar.End, $"`{scalar.Value}` is no duration: write a number and ms, s, m, h or d.");
    }

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer) =>
        throw new NotSupportedException("Configs are read, never written.");

    /// <summary>Reads a duration; null where it is none.</summary>
    public static TimeSpan? Parse(string text)
    {
        foreach (var (unit, one) in Units)
        {
            if (!text.EndsWith(unit, StringComparison.Ordinal)) continue;
            if (double.TryParse(
                    text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture, out var number))
                return one * number;
        }

        return null;
    }
}
