// What the config refuses about cameras that send: an open door beyond loopback, a door without a lock.
using System.Text;
using EdgeAgent.Configuration;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public class CameraPushConfigTests
{
    [Theory]
    [InlineData("push: { access: { token: env:T } }", null)]
    [InlineData("push: { address: 192.0.2.1, access: { token: env:T } }", "accept-plain-http: true")]
    [InlineData("push: { address: 192.0.2.1, accept-plain-http: true, access: { token: env:T } }", null)]
    [InlineData("push: { access: {} }", "else anyone could send false events")]
    [InlineData("push: { access: { user: cam } }", "go together")]
    [InlineData("push: { access: { sources: [192.0.2.0/24, nowhere] } }", "`nowhere` is no address")]
    [InlineData("push: { access: { token: word } }", "where the secret is")]
    [InlineData("push: { address: gate, access: { token: env:T } }", "is no IP address")]
    [InlineData("pull: { host: gate }\n    push: { access: { token: env:T } }", "and not both")]
    [InlineData("time-zone: Europe/Atlantis\n    pull: { host: gate }", "is no time zone")]
    [InlineData("channel: \"1\"", "Name `push`")]
    public void A_door_is_closed_unless_its_risk_is_named(string block, string? says)
    {
        var text =
            "store: { tenant: demo, store: \"0042\", box: box-1 }\ndevices:\n  gate:\n    driver: hikvision\n    "
            + block + "\n";
        var faults = new ConfigLoader(DriverList.All).Parse("store.yaml", Encoding.UTF8.GetBytes(text)).Faults;
        if (says is null) Assert.Empty(faults.Select(fault => fault.ToString()));
        else Assert.Contains(faults, fault => fault.Sentence.Contains(says, StringComparison.Ordinal));
    }
}
