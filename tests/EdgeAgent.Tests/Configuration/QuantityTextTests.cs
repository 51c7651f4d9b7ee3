// Times and sizes as the config writes them.
using EdgeAgent.Configuration.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class QuantityTextTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("15s", 15_000)]
    [InlineData("10m", 600_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("7d", 604_800_000)]
    public void A_time_is_a_whole_number_and_its_unit(string text, long milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var span));
        Assert.Equal(milliseconds, span.TotalMilliseconds);
        Assert.Equal(text, DurationText.Of(span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("5")]
    [InlineData("5 s")]
    [InlineData("1.5s")]
    [InlineData("-5s")]
    [InlineData("5S")]
    [InlineData("999999999999d")]
    [InlineData("9999999999999999999999s")]
    public void Anything_else_is_no_time(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData("5MB")]
    [InlineData("5")]
    [InlineData("MiB")]
    [InlineData("0.5GiB")]
    [InlineData("999999999999TiB")]
    public void A_size_needs_a_unit_in_powers_of_1024(string text) => Assert.False(SizeText.TryParse(text, out _));

    [Fact]
    public void What_is_written_is_read_back()
    {
        Prop.ForAll<PositiveInt>(number =>
            DurationText.TryParse(DurationText.Of(TimeSpan.FromMilliseconds(number.Get)), out var span)
            && span == TimeSpan.FromMilliseconds(number.Get)).QuickCheckThrowOnFailure();
        Prop.ForAll<PositiveInt>(number =>
            SizeText.TryParse(SizeText.Of(number.Get * 512L), out var bytes)
                && bytes == number.Get * 512L).QuickCheckThrowOnFailure();
    }
}
