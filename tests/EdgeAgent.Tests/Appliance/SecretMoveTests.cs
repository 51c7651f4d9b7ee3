// Secrets on their way from the card into the box.
using EdgeAgent.Appliance.Reporting;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class SecretMoveTests : IDisposable
{
    private readonly TestBox _box = new();

    public SecretMoveTests() => _box.Put("store.yaml", TestBox.Store);

    public void Dispose() => _box.Dispose();

    [Theory]
    [InlineData("secrets/camera-password")]
    [InlineData("secrets/camera-password.txt")]
    [InlineData("SECRETS/camera-password.TXT")]
    public void A_secret_becomes_a_credential_for_root_alone_and_leaves_the_card(string file)
    {
        _box.Put(file, "rosebud\r\n");

        _box.Boot();

        Assert.Equal("rosebud", File.ReadAllText(_box.Credential("camera-password")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_box.Credential("camera-password")));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_box.Paths.Credentials));
        Assert.False(File.Exists(_box.OnCard(file)));
    }

    [Fact]
    public void A_secret_stands_in_no_report()
    {
        _box.Put("secrets/camera-password.txt", "rosebud");

        var report = _box.Boot();

        Assert.DoesNotContain("rosebud", report.ToJson());
        Assert.DoesNotContain("rosebud", _box.Result);
        Assert.Contains("camera-password", _box.Result);
    }

    [Theory]
    [InlineData("secrets/camera password.txt", "x", "no secret can have")]
    [InlineData("secrets/empty.txt", "\r\n", "is empty")]
    public void What_can_be_no_secret_stays_on_the_card_and_is_told(string file, string content, string words)
    {
        _box.Put(file, content);

        Assert.Contains(_box.Boot().Points, point => point.Level == PointLevel.Mend && point.Sentence.Contains(words));
        Assert.True(File.Exists(_box.OnCard(file)));
    }

    [Theory]
    [InlineData("secrets/.DS_Store")]
    [InlineData("secrets/Thumbs.db")]
    public void What_operating_systems_drop_is_left_alone(string file)
    {
        _box.Put(file, "x");

        Assert.Equal(Verdict.Good, _box.Boot().Verdict);
        Assert.True(File.Exists(_box.OnCard(file)));
    }

    [Fact]
    public void A_key_in_several_lines_keeps_them()
    {
        _box.Put("secrets/box-key", "-----BEGIN X-----\r\nabc\r\n-----END X-----\r\n");

        _box.Boot();

        Assert.Equal("-----BEGIN X-----\nabc\n-----END X-----", File.ReadAllText(_box.Credential("box-key")));
    }
}
