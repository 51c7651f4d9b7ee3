// The plug is pulled after each single step of a first boot, and in the middle of each write: whatever is then on the
// disks is whole, and the next start ends where an undisturbed one would have ended.
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class PulledPlugTests
{
    private const string NewStore = TestBox.Store + "# new\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_plug_pulled_at_any_step_loses_no_secret_and_no_config(bool inTheMiddle)
    {
        var steps = 0;
        while (true)
        {
            using var box = Prepared();
            var disk = new CuttingSteps(steps, inTheMiddle);
            try
            {
                box.Boot(disk);
            }
            catch (PlugPulledException)
            {
                AssertWhole(box, steps);
            }

            box.Boot(CuttingSteps.Never);
            AssertDone(box, steps);
            if (!disk.Cut) break;
            steps++;
        }

        // Less would mean that the cuts missed what they are for.
        Assert.InRange(steps, 25, 200);
    }

    [Fact]
    public void Two_pulled_plugs_in_a_row_are_as_harmless_as_one()
    {
        for (var first = 0; first < 30; first += 3)
        {
            for (var second = 0; second < 30; second += 4)
            {
                using var box = Prepared();
                foreach (var steps in new[] { first, second })
                {
                    try
                    {
                        box.Boot(new CuttingSteps(steps));
                    }
                    catch (PlugPulledException)
                    {
                        AssertWhole(box, steps);
                    }
                }

                box.Boot(CuttingSteps.Never);
                AssertDone(box, second);
            }
        }
    }

    // An old config in force, and a card with a new one, a network and two secrets.
    private static TestBox Prepared()
    {
        var box = new TestBox();
        box.Put("store.yaml", TestBox.Store);
        box.Boot(CuttingSteps.Never);
        box.Put("store.yaml", NewStore);
        box.Put("network.yaml", "time-servers: [ntp.store]\n");
        box.Put("secrets/camera-password.txt", "rosebud\r\n");
        box.Put("secrets/hq-password", "xanadu");
        return box;
    }

    private static void AssertWhole(TestBox box, int steps)
    {
        Assert.Contains(File.ReadAllText(box.Paths.Config), new List<string> { TestBox.Store, NewStore });
        AssertKept(box, steps, "secrets/camera-password.txt", "rosebud\r\n", "camera-password", "rosebud");
        AssertKept(box, steps, "secrets/hq-password", "xanadu", "hq-password", "xanadu");
    }

    // Whole on the card, or whole in the box.
    private static void AssertKept(TestBox box, int steps, string file, string there, string name, string here)
    {
        var isOnCard = File.Exists(box.OnCard(file)) && File.ReadAllText(box.OnCard(file)) == there;
        var isInBox = File.Exists(box.Credential(name)) && File.ReadAllText(box.Credential(name)) == here;
        Assert.True(isOnCard || isInBox, $"{name} is lost after step {steps}.");
    }

    private static void AssertDone(TestBox box, int steps)
    {
        Assert.Equal(NewStore, File.ReadAllText(box.Paths.Config));
        Assert.Equal("rosebud", File.ReadAllText(box.Credential("camera-password")));
        Assert.Equal("xanadu", File.ReadAllText(box.Credential("hq-password")));
        Assert.Empty(Directory.GetFiles(box.OnCard("secrets")));
        Assert.True(File.Exists(Path.Combine(box.Paths.TimeUnits, "10-edge-box.conf")), $"after step {steps}");
        Assert.StartsWith("WORKING", box.Result);
    }
}
