// The card's mount, opened for writing only while it is needed.
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Programs;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class CardDoorTests : IDisposable
{
    private readonly string _mounts = Path.GetTempFileName();
    private readonly List<string> _calls = [];

    public void Dispose() => File.Delete(_mounts);

    [Fact]
    public void A_card_that_is_mounted_read_only_is_opened_once_and_closed_again()
    {
        File.WriteAllText(_mounts, "/dev/sda1 /run/card vfat ro,nosuid 0 0\n");

        using (var door = new CardDoor("/run/card", Call(true), _mounts))
        {
            Assert.True(door.TryOpen());
            Assert.True(door.TryOpen());
        }

        Assert.Equal(["mount -o remount,rw /run/card", "mount -o remount,ro /run/card"], _calls);
    }

    [Fact]
    public void A_write_protected_card_stays_shut()
    {
        File.WriteAllText(_mounts, "/dev/sda1 /run/card vfat ro,nosuid 0 0\n");

        using (var door = new CardDoor("/run/card", Call(false), _mounts)) Assert.False(door.TryOpen());

        Assert.Equal(["mount -o remount,rw /run/card"], _calls);
    }

    [Theory]
    [InlineData("/dev/sda1 /run/card vfat rw,nosuid 0 0\n")]
    [InlineData("/dev/sda1 / ext4 ro 0 0\n")]
    public void A_card_that_may_be_written_already_is_left_as_it_is(string mounts)
    {
        File.WriteAllText(_mounts, mounts);

        using (var door = new CardDoor("/run/card", Call(true), _mounts)) Assert.True(door.TryOpen());

        Assert.Empty(_calls);
    }

    private CallProgram Call(bool outcome) => (program, arguments) =>
    {
        _calls.Add($"{program} {string.Join(' ', arguments)}");
        return outcome;
    };
}
