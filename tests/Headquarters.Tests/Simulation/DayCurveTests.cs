// The day of a simulated shop looks like one, and its rollups add up.
using System.Buffers;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Simulation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Simulation;

public sealed class DayCurveTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Fact]
    public void A_shop_has_a_midday_and_an_evening_peak_and_is_still_at_night()
    {
        var curve = new DayCurve(1, TimeZoneInfo.Utc);
        Assert.True(curve.At(Monday.AddHours(12.5)) > curve.At(Monday.AddHours(15)));
        Assert.True(curve.At(Monday.AddHours(17.75)) > curve.At(Monday.AddHours(15)));
        Assert.True(curve.At(Monday.AddHours(15)) > 5 * curve.At(Monday.AddHours(3)));
        Assert.Equal(0, curve.Visitors(Monday.AddHours(3), Quarter));
    }

    [Fact]
    public void A_shop_lives_by_its_own_local_time()
    {
        var shanghai = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(8), "east", "east");
        Assert.Equal(
            new DayCurve(1, TimeZoneInfo.Utc).At(Monday.AddHours(12)),
            new DayCurve(1, shanghai).At(Monday.AddHours(4)));
    }

    [Fact]
    public void Whoever_comes_in_goes_out_the_same_day() => Prop.ForAll<int>(seed =>
    {
        var rows = Rows((ulong)seed, Monday, 96);
        Assert.True(rows.Sum(row => Value(row, "in")) > 100);
        Assert.Equal(rows.Sum(row => Value(row, "in")), rows.Sum(row => Value(row, "out")));
        var inside = 0;
        foreach (var row in rows)
        {
            inside += Value(row, "in") - Value(row, "out");
            Assert.Equal(inside, Value(row, "occupancyEnd"));
            Assert.True(Value(row, "occupancyPeak") >= inside);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_row_is_the_same_whenever_it_is_asked_for()
    {
        var whole = Rows(7, Monday, 96);
        Assert.Equal(whole[50].GetRawText(), Rows(7, Monday + (50 * Quarter), 1)[0].GetRawText());
        Assert.NotEqual(whole[50].GetRawText(), Rows(8, Monday + (50 * Quarter), 1)[0].GetRawText());
    }

    private static int Value(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private static List<JsonElement> Rows(ulong seed, DateTimeOffset start, int count)
    {
        var rows = new FootfallRows(new BoxAddress("t", "s", "b"), new DayCurve(seed, TimeZoneInfo.Utc), Quarter);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        for (var row = 0; row < count; row++) rows.Write(json, start + (row * Quarter));
        json.WriteEndArray();
        json.Flush();
        return [.. JsonElement.Parse(buffer.WrittenSpan).EnumerateArray()];
    }
}
