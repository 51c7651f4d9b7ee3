// The line below a fault, and what it must not show.
using EdgeAgent.Commands.Checks;
using EdgeAgent.Tests.Configuration;
using Xunit;

namespace EdgeAgent.Tests.Commands.Checks;

public sealed class FaultExcerptTests
{
    private const string Store = "store: { tenant: demo, store: 1, box: box-1 }\n";

    [Fact]
    public void The_caret_stands_below_the_fault() => Assert.Equal(
        ["    3 |   port: many", "      |         ^"], Excerpt(Store + "web:\n  port: many\n"));

    [Theory]
    [InlineData("devices:\n  a:\n    driver: example\n    host: h\n    password: s3cret\n")]
    [InlineData("devices:\n  a:\n    driver: example\n    host: h\n    pasword: s3cret\n")]
    [InlineData("devices:\n  a:\n    driver: example\n    host: h\n    password: \"env:X\"\n    password: s3cret\n")]
    [InlineData("devices:\n  a: { driver: example, host: h, password: s3cret }\n")]
    [InlineData("password: s3cret: x\n")]
    public void A_value_that_may_be_a_secret_is_covered(string text)
    {
        var load = ConfigSample.Load(Store + text);
        var fault = Assert.Single(load.Errors);
        Assert.DoesNotContain("s3cret", fault.ToString());
        Assert.DoesNotContain("s3cret", string.Join('\n', FaultExcerpt.Of(fault, load.Lines)));
    }

    [Fact]
    public void A_login_inside_an_address_is_covered()
    {
        var text = "devices:\n  a:\n    driver: example\n    host: rtsp://box:s3cret@10.0.0.7/a\n    port: many\n";
        var load = ConfigSample.Load(Store + text);
        var fault = load.Errors.First() with { Line = 5 };
        Assert.Equal("    5 |     host: rtsp://…@10.0.0.7/a", FaultExcerpt.Of(fault, load.Lines)[0]);
    }

    [Fact]
    public void A_fault_about_the_end_of_the_file_needs_no_line() =>
        Assert.Empty(
            FaultExcerpt.Of(ConfigSample.Load("# nothing\n").Errors.First() with { Line = 99 }, ["# nothing"]));

    private static IReadOnlyList<string> Excerpt(string text)
    {
        var load = ConfigSample.Load(text);
        return FaultExcerpt.Of(load.Errors.Single(), load.Lines);
    }
}
