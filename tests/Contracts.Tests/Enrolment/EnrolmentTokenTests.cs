// The line of a token, as people pass it on.
using EdgeAgent.Contracts.Enrolment;
using Xunit;

namespace EdgeAgent.Contracts.Tests.Enrolment;

public sealed class EnrolmentTokenTests
{
    private const string Print = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    [Fact]
    public void A_line_is_read_as_it_was_written()
    {
        var token = EnrolmentToken.Parse($"  https://hq.example:18884#name.secret#{Print} ")!;

        Assert.Equal("hq.example", token.Address.Host);
        Assert.Equal("name.secret", token.Secret);
        Assert.Equal($"https://hq.example:18884#name.secret#{Print}", token.ToLine());
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://hq.example:18884")]
    [InlineData("http://hq.example:18884#s#" + Print)]
    [InlineData("https://hq.example:18884##" + Print)]
    [InlineData("https://hq.example:18884#s#" + Print + "A")]
    [InlineData("https://hq.example:18884#s#not base64")]
    [InlineData("https://hq.example/path#s#" + Print)]
    [InlineData("https://user@hq.example#s#" + Print)]
    [InlineData("https://hq.example:18884#s#" + Print + "#more")]
    public void What_lacks_a_part_or_has_one_too_many_is_no_token(string line) =>
        Assert.Null(EnrolmentToken.Parse(line));

    [Fact]
    public void A_token_in_a_log_line_does_not_show_its_secret() => Assert.DoesNotContain(
        "secret", EnrolmentToken.Parse($"https://hq.example:18884#secret#{Print}")!.ToString());
}
