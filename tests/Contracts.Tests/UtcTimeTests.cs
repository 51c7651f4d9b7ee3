// Times on the wire.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using Xunit;

namespace EdgeAgent.Contracts.Tests;

public sealed class UtcTimeTests
{
    [Theory]
    [InlineData("2026-03-01T12:00:00Z", "2026-03-01T12:00:00Z")]
    [InlineData("2026-03-01T14:00:00.5+02:00", "2026-03-01T12:00:00.5Z")]
    [InlineData("2026-03-01T12:00:00.1234567Z", "2026-03-01T12:00:00.1234567Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999999Z")]
    public void Times_travel_in_UTC_with_a_Z_and_come_back_as_they_were(string given, string written)
    {
        var time = DateTimeOffset.Parse(given, System.Globalization.CultureInfo.InvariantCulture);

        var text = JsonSerializer.Serialize(
            new TagDeparted("30", "urn:x", "dock", time, 1), EventDataJson.Default.TagDeparted);

        Assert.Contains($"\"lastSeen\":\"{written}\"", text, StringComparison.Ordinal);
        Assert.Equal(time, JsonSerializer.Deserialize(text, EventDataJson.Default.TagDeparted)!.LastSeen);
    }
}
