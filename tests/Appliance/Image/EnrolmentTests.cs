// A box that HQ does not know yet: a token on its card, and the real edge-hq at the other end of the line.
using EdgeAgent.Machines;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.ApplianceTests.Image;

[Collection(ImageTests.Name)]
public sealed class EnrolmentTests(ImageTests image)
{
    private const string Address = "test/cuts/box-1";
    private const string Token = "enrolment-token.txt";

    [ApplianceFact]
    public Task A_new_box_is_let_in_by_its_token_which_is_wiped() => image.CheckAsync(async (check, store) =>
    {
        await using var hq = await PilotEnrolment.StartAsync(
            Repository.PathOf("out/edge-hq/edge-hq"), MachineOptions.HostAddress);
        var card = await hq.EnrolAsync(Address);
        var token = await File.ReadAllTextAsync(Path.Combine(card, Token));
        await using var box = await FlashedBox.FlashAsync(image.Image);
        check.Stimulated($"a token for {Address} and its `uplink:` block on the card, power on");
        await box.Card.WriteAsync(Token, token);
        await box.Card.WriteAsync(
            "store.yaml", await File.ReadAllTextAsync(Path.Combine(card, "uplink.yaml")) + "\n" + store.Devices);
        await box.PowerOnAsync();

        var topic = await HostProgram.RunAsync(
            "mosquitto_sub",
            [
                .. hq.Pilot.Hq, "-h", "127.0.0.1", "-t", $"retail/v1/{Address}/evt/#", "-C", "1", "-W", "1800",
                "-F", "%t",
            ]);
        check.Saw($"the box's first message at the broker, which lets in nobody without a certificate: {topic.Trim()}");
        await box.ResultAsync();
        var key = (await box.Shell.RunAsync("stat -c '%U %a' /etc/edge-agent/credentials/box-key")).Trim();
        check.Saw($"owner and mode of its key: {key}");
        Assert.Equal("root 600", key);

        await box.UnplugAsync();
        var told = await box.Card.ReadAsync("RESULT.txt") ?? "";
        check.Saw($"RESULT.txt: {told.Split('\n')[0].Trim()}");
        Assert.StartsWith("GOOD", told, StringComparison.Ordinal);
        Assert.Null(await box.Card.ReadAsync(Token));
        var found = await HostProgram.TryAsync("grep", "-a", "-q", "-F", token.Split('#')[1], box.Card.Medium);
        Assert.Equal(1, found.Status);
        check.Saw("the token is off the card, and its secret nowhere on the disk");
    });
}
