// What RAUC says, and what it means; its answers are those of RAUC 1.8 as it gave them.
using EdgeAgent.Appliance.Programs;
using EdgeAgent.Appliance.Updates.Slots;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates.Slots;

public sealed class RaucSlotsTests : IDisposable
{
    private const string Status = """
        {"compatible":"edge-agent-x86","variant":"","booted":"A","boot_primary":"root.0","slots":[
        {"root.1":{"class":"root","device":"/b","type":"raw","bootname":"B","state":"inactive","parent":null,
        "mountpoint":null,"boot_status":"good"}},{"root.0":{"class":"root","device":"/a","type":"raw","bootname":"A",
        "state":"booted","parent":null,"mountpoint":null,"boot_status":"bad"}}]}
        """;

    private const string Manifest = "compatible=edge-agent-x86\nversion=0.2.0\ndescription=reads 1 2 writes 2";

    private readonly SignedBundle _bundles = new();
    private readonly List<string> _calls = [];

    public void Dispose() => _bundles.Dispose();

    [Fact]
    public async Task The_slot_that_runs_is_on_trial_until_RAUC_calls_it_good() => Assert.Equal(
        new SlotStanding("edge-agent-x86", "A", Confirmed: false, HasOther: true),
        await Saying(0, Status).StandingAsync(CancellationToken.None));

    [Theory]
    [InlineData(1, "", "RAUC does not answer")]
    [InlineData(0, "not json", "does not say from which slot")]
    [InlineData(0, "{}", "does not say from which slot")]
    [InlineData(0, """{"compatible":"x","slots":[{"root.0":{"state":"inactive"}}]}""", "does not say from which slot")]
    public async Task A_RAUC_that_does_not_answer_is_told_as_such(int code, string output, string why)
    {
        var fault = await Assert.ThrowsAsync<SlotFault>(
            () => Saying(code, output).StandingAsync(CancellationToken.None));

        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "\"GetSlotStatus\": Timeout was reached", 3, true)]
    [InlineData(3, "\"GetSlotStatus\": Timeout was reached", 3, false)]
    [InlineData(1, "access denied", 1, false)]
    public async Task A_RAUC_that_is_still_starting_is_asked_three_times(
        int failures, string error, int asked, bool told)
    {
        var slots = new RaucSlots((program, arguments, _) =>
        {
            _calls.Add(string.Join('|', arguments.Prepend(program)));
            return Task.FromResult(
                _calls.Count > failures ? new ProgramAnswer(0, Status, "") : new ProgramAnswer(1, "", error));
        });

        var fault = await Record.ExceptionAsync(() => slots.StandingAsync(CancellationToken.None));

        Assert.Equal((asked, told), (_calls.Count, fault is null));
        Assert.True(fault is null or SlotFault);
    }

    [Fact]
    public async Task Commands_go_to_RAUC_word_by_word_without_a_shell()
    {
        var slots = Saying(0, "");

        await slots.InstallAsync("/run/a stick/$(reboot).raucb", CancellationToken.None);
        await slots.MarkAsync(good: true, CancellationToken.None);
        await slots.MarkAsync(good: false, CancellationToken.None);
        await slots.RestartAsync(CancellationToken.None);

        Assert.Equal(
            [
                "rauc|install|/run/a stick/$(reboot).raucb", "rauc|status|mark-good", "rauc|status|mark-bad",
                "systemctl|reboot",
            ],
            _calls);
    }

    [Fact]
    public async Task Why_an_installation_failed_is_RAUCs_own_last_error()
    {
        var slots = Saying(1, "installing\n100% Installing failed.\nLastError: No space left on device.\nidle\n");

        var fault = await Assert.ThrowsAsync<SlotFault>(() => slots.InstallAsync("/b", CancellationToken.None));

        Assert.EndsWith("to the other slot: No space left on device.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_keyring_no_bundle_is_even_looked_at()
    {
        var slots = new RaucSlots(Run(0, "{}"), _bundles.File("missing.pem"));

        await Assert.ThrowsAsync<SlotFault>(() => slots.InspectAsync("/b", CancellationToken.None));
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task A_program_that_is_not_here_is_told_with_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<SlotFault>(
            () => new RaucSlots((_, arguments, stop) => ChildProgram.RunAsync(
                "edge-agent-no-such-program", arguments, stop)).StandingAsync(CancellationToken.None));

        Assert.Contains("flashed with the image", fault.Message, StringComparison.Ordinal);
    }

    [RaucFact]
    public async Task The_real_RAUC_tells_what_a_bundle_is_when_the_right_one_signed_it()
    {
        _bundles.AddSigner("ours");
        var bundle = await _bundles.MakeAsync("ours", Manifest);

        Assert.Equal(
            new BundleFacts("edge-agent-x86", "0.2.0", "reads 1 2 writes 2"), await InspectAsync("ours", bundle));
    }

    [RaucFact]
    public async Task The_real_RAUC_refuses_a_stranger_a_changed_signature_and_a_torn_file()
    {
        _bundles.AddSigner("ours");
        _bundles.AddSigner("theirs");
        var theirs = await _bundles.MakeAsync("theirs", Manifest);
        var ours = await File.ReadAllBytesAsync(await _bundles.MakeAsync("ours", Manifest));
        var (changed, torn) = (_bundles.File("changed.raucb"), _bundles.File("torn.raucb"));
        await File.WriteAllBytesAsync(torn, ours[..^100_000]);
        ours[^500] ^= 1;
        await File.WriteAllBytesAsync(changed, ours);

        foreach (var (file, why) in new[]
        {
            (theirs, "theirs.raucb is not signed by whom this box trusts"),
            (changed, "changed.raucb is not signed by whom this box trusts, or its signature is damaged"),
            (torn, "torn.raucb is no whole bundle"),
        })
        {
            var refusal = await Assert.ThrowsAsync<BundleRefusal>(() => InspectAsync("ours", file));
            Assert.StartsWith(why, refusal.Message, StringComparison.Ordinal);
        }
    }

    private Task<BundleFacts> InspectAsync(string trusted, string bundle) =>
        new RaucSlots(ChildProgram.RunAsync, _bundles.File($"{trusted}.pem")).InspectAsync(
            bundle, CancellationToken.None);

    private RaucSlots Saying(int code, string output) => new(Run(code, output));

    private RunProgram Run(int code, string output) => (program, arguments, _) =>
    {
        _calls.Add(string.Join('|', arguments.Prepend(program)));
        return Task.FromResult(new ProgramAnswer(code, output, ""));
    };
}
