// The `updates:` block: what is right, and what is said of what is wrong.
using System.Text;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Configuration;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class UpdateOptionsTests
{
    private const string Right = "version: 0.2.0, url: \"https://hq.example.com/b.raucb\"";

    [Fact]
    public void Without_the_block_HQ_wants_no_version() => Assert.Null(Load("").Config!.Updates);

    [Fact]
    public void Version_and_address_are_enough()
    {
        var options = Load($"updates: {{ {Right} }}").Config!.Updates!;

        Assert.Equal(("0.2.0", 100, 1L << 20), (options.Version.Text, options.Share, options.RateLimit));
        Assert.Equal((QuietWindow.Usual, TimeSpan.FromMinutes(10)), (options.Window, options.Grace));
    }

    [Theory]
    [InlineData("version: two, url: \"https://a/\"", "`version` is `two`: expected three numbers")]
    [InlineData("version: 0.2.0, url: \"http://a/\"", "expected an address that starts with https://")]
    [InlineData("version: 0.2.0, url: b.raucb", "expected an address that starts with https://")]
    [InlineData(Right + ", sha256: abc", "64 hex digits")]
    [InlineData(Right + ", window: tonight", "expected times as in `02:00-05:00`")]
    [InlineData(Right + ", share: 101", "a whole number from 0 to 100 percent")]
    [InlineData(Right + ", rate-limit: 1MB", "expected a size with its unit")]
    [InlineData(Right + ", grace: 2h", "expected a time with its unit")]
    [InlineData("version: 0.2.0", "`updates.url` is missing")]
    public void What_is_wrong_is_said_in_a_sentence(string block, string sentence) => Assert.Contains(
        Load($"updates: {{ {block} }}").Errors, fault => fault.Sentence.Contains(sentence, StringComparison.Ordinal));

    private static ConfigLoad Load(string block) => new ConfigLoader(DriverList.All).Parse(
        "store.yaml", Encoding.UTF8.GetBytes($"store: {{ tenant: demo, store: \"0042\", box: box-1 }}\n{block}\n"));
}
