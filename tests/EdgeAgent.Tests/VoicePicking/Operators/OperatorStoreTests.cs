// Operators on disk: encrypted, shared by two processes, and never silently gone.
using System.Text;
using EdgeAgent.VoicePicking.Operators;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Operators;

public sealed class OperatorStoreTests : IDisposable
{
    private readonly OperatorBench _bench = new();

    [Fact]
    public async Task What_one_process_adds_the_other_knows_at_once()
    {
        await _bench.AddAsync("71", "2468");
        var other = _bench.Open().Operators;

        Assert.Equal("Maria", other.Find("71")?.Name);
        Assert.True(await other.RemoveAsync("71", CancellationToken.None));
        Assert.Null(_bench.Operators.Find("71"));
    }

    [Fact]
    public async Task No_file_holds_a_name_a_number_or_a_pin_in_clear()
    {
        await _bench.AddAsync("987654", "24681357", "Wilhelmina");

        foreach (var file in Directory.GetFiles(_bench.Folder))
            foreach (var secret in new[] { "Wilhelmina", "987654", "24681357" })
                Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)));
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        await _bench.AddAsync("71", "2468");

        var refusal = await Assert.ThrowsAsync<OperatorRefusal>(() => _bench.AddAsync("71", "1357"));
        Assert.Contains("71 is there already", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_set_aside_and_told_and_operators_can_be_added_anew()
    {
        await _bench.AddAsync("71", "2468");
        var path = Path.Combine(_bench.Folder, OperatorStore.Name);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^3] ^= 0x40;
        await File.WriteAllBytesAsync(path, bytes);

        Assert.Empty(_bench.Operators.All);
        Assert.Contains("set aside", _bench.Operators.Problem, StringComparison.Ordinal);
        await _bench.AddAsync("71", "2468");
        Assert.Single(_bench.Operators.All);
    }

    [Theory]
    [InlineData("123", false)]
    [InlineData("7777", false)]
    [InlineData("4711", false)]
    [InlineData("12a4", false)]
    [InlineData("2468", true)]
    public void Pins_that_are_guessed_at_once_are_refused(string pin, bool good) =>
        Assert.Equal(good, OperatorRecord.Refuse(pin, "4711") is null);

    public void Dispose() => _bench.Dispose();
}
