// The `enrolment:` block of hq.yaml.
using EdgeAgent.Headquarters.Configuration;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Enrolment;

public sealed class EnrolmentConfigTests
{
    private const string Right = """
        enrolment:
          listen: "0.0.0.0:18884"
          address: "https://hq.example:18884"
          certificate: /etc/edge-hq/server.pem
          key: credential:server-key
          authority: /etc/edge-hq/ca.pem
          authority-key: credential:ca-key
        """;

    [Fact]
    public void A_right_block_has_no_faults_and_none_is_needed()
    {
        Assert.Equal(TimeSpan.FromDays(1_095), HqConfigFile.Parse(Right, "hq.yaml").Enrolment!.ValidFor);
        Assert.Null(HqConfigFile.Parse("prefix: retail\n", "hq.yaml").Enrolment);
    }

    [Theory]
    [InlineData("\"0.0.0.0:18884\"", "hq:18884", "`enrolment.listen` is `hq:18884`")]
    [InlineData("https://hq", "http://hq", "`enrolment.address` is `http://hq.example:18884`")]
    [InlineData("credential:ca-key", "secret", "`enrolment.authority-key` must be a reference")]
    [InlineData("/etc/edge-hq/ca.pem", "\"\"", "`enrolment.authority` is missing")]
    public void A_fault_is_told_in_a_sentence(string part, string instead, string sentence) => Assert.Contains(
        sentence,
        Assert.Throws<ConfigRefusal>(() => HqConfigFile.Parse(Right.Replace(part, instead), "hq.yaml")).Message);
}
