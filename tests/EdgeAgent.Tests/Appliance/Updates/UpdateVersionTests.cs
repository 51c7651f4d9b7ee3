// Versions are ordered as Semantic Versioning says, section 11.
using EdgeAgent.Appliance.Updates;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class UpdateVersionTests
{
    [Fact]
    public void Versions_stand_in_the_order_of_the_standard()
    {
        string[] order =
        [
            "0.9.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
            "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0",
        ];
        var versions = order.Select(text => UpdateVersion.TryParse(text)!).ToArray();

        Assert.Equal(order, versions.Reverse().Order().Select(version => version.Text));
        Assert.All(versions.Zip(versions.Skip(1)), pair => Assert.True(pair.Second.IsNewerThan(pair.First)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2")]
    [InlineData("v1.2.3")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.2.3-")]
    [InlineData("../../etc/passwd")]
    [InlineData("99999999999.0.0")]
    public void What_is_no_version_is_none(string text) => Assert.Null(UpdateVersion.TryParse(text));

    [Fact]
    public void What_stands_behind_a_plus_does_not_count() =>
        Assert.Equal(UpdateVersion.TryParse("1.2.3+a"), UpdateVersion.TryParse("1.2.3+b"));

    [Fact]
    public void Of_two_versions_one_is_newer_or_they_are_the_same() =>
        Prop.ForAll<byte[], byte[]>((one, other) =>
        {
            var (a, b) = (Version(one), Version(other));
            return a.IsNewerThan(b) ? !b.IsNewerThan(a) && !a.Equals(b) : b.IsNewerThan(a) || a.Equals(b);
        }).QuickCheckThrowOnFailure();

    private static UpdateVersion Version(byte[] from)
    {
        var numbers = from.Concat(new byte[3]).Take(3).Select(number => number % 3);
        var words = from.Length > 3 ? "-" + string.Join('.', from.Skip(3).Take(3).Select(word => $"{word % 12}")) : "";
        return UpdateVersion.TryParse(string.Join('.', numbers) + words)!;
    }
}
