// Who gets in, who has to wait, and what ends a sign-on.
using EdgeAgent.VoicePicking.Operators;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Operators;

public sealed class SignOnTests : IDisposable
{
    private static readonly TimeSpan Shift = TimeSpan.FromHours(12);

    private readonly OperatorBench _bench = new();

    [Fact]
    public async Task Number_and_pin_open_a_session_and_its_token_holds_over_a_restart()
    {
        await _bench.AddAsync("71", "2468");
        var granted = Assert.IsType<SignOnResult.Granted>(await _bench.SignOnAsync("71", "2468"));
        var token = _bench.Tokens.Seal(granted.Operator, Shift);

        Assert.Equal("71", _bench.Tokens.Open(token)?.Number);
        Assert.Equal("71", _bench.Open().Tokens.Open(token)?.Number);
    }

    [Fact]
    public async Task A_new_sign_on_a_new_pin_and_the_end_of_the_shift_end_a_token()
    {
        await _bench.AddAsync("71", "2468");
        var first = _bench.Tokens.Seal(((SignOnResult.Granted)await _bench.SignOnAsync("71", "2468")).Operator, Shift);
        var second = _bench.Tokens.Seal(((SignOnResult.Granted)await _bench.SignOnAsync("71", "2468")).Operator, Shift);

        Assert.Null(_bench.Tokens.Open(first));
        Assert.NotNull(_bench.Tokens.Open(second));
        _bench.Time.JumpWallClock(Shift);
        Assert.Null(_bench.Tokens.Open(second));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    public void What_is_no_token_opens_nothing(string? token) => Assert.Null(_bench.Tokens.Open(token));

    [Fact]
    public async Task An_altered_token_opens_nothing()
    {
        await _bench.AddAsync("71", "2468");
        var token = _bench.Tokens.Seal(_bench.Operators.Find("71")!, Shift).ToCharArray();
        token[20] = token[20] == 'A' ? 'B' : 'A';

        Assert.Null(_bench.Tokens.Open(new string(token)));
    }

    [Fact]
    public async Task An_unknown_number_and_a_wrong_pin_look_the_same()
    {
        await _bench.AddAsync("71", "2468");

        Assert.IsType<SignOnResult.Wrong>(await _bench.SignOnAsync("71", "1357"));
        Assert.IsType<SignOnResult.Wrong>(await _bench.SignOnAsync("72", "1357"));
        Assert.IsType<SignOnResult.Wrong>(await _bench.SignOnAsync("'; --", "x"));
    }

    [Fact]
    public async Task That_somebody_works_elsewhere_is_told_only_to_who_knows_the_pin()
    {
        await _bench.AddAsync("71", "2468");

        Assert.IsType<SignOnResult.Wrong>(await _bench.SignOnAsync("71", "1357", mayEnter: false));
        Assert.IsType<SignOnResult.Elsewhere>(await _bench.SignOnAsync("71", "2468", mayEnter: false));
        Assert.Equal(0, _bench.Operators.Find("71")!.SignOn);
    }

    [Fact]
    public void Who_guesses_waits_twice_as_long_each_time_and_is_forgiven_later()
    {
        var guard = new SignOnGuard(_bench.Time);
        for (var failure = 1; failure < 5; failure++) guard.Failed("71", "10.0.0.9");
        Assert.Equal(TimeSpan.Zero, guard.Wait("71", "10.0.0.9"));

        guard.Failed("71", "10.0.0.9");
        Assert.Equal(TimeSpan.FromSeconds(15), guard.Wait("71", "10.0.0.7"));
        guard.Failed("71", "10.0.0.9");
        Assert.Equal(TimeSpan.FromSeconds(30), guard.Wait("71", "10.0.0.9"));
        for (var failure = 0; failure < 40; failure++) guard.Failed("71", "10.0.0.9");
        Assert.Equal(TimeSpan.FromMinutes(15), guard.Wait("71", "10.0.0.9"));
        Assert.Equal(TimeSpan.FromMinutes(15), guard.Wait("72", "10.0.0.9"));
        Assert.Equal(TimeSpan.Zero, guard.Wait("72", "10.0.0.7"));

        _bench.Time.Advance(TimeSpan.FromHours(1));
        guard.Failed("71", "10.0.0.9");
        Assert.Equal(TimeSpan.Zero, guard.Wait("71", "10.0.0.9"));
    }

    [Fact]
    public async Task After_five_wrong_pins_even_the_right_one_has_to_wait()
    {
        await _bench.AddAsync("71", "2468");
        for (var attempt = 0; attempt < 5; attempt++) await _bench.SignOnAsync("71", "1357");

        var wait = Assert.IsType<SignOnResult.Wait>(await _bench.SignOnAsync("71", "2468", "10.0.0.7"));
        _bench.Time.Advance(wait.For);
        Assert.IsType<SignOnResult.Granted>(await _bench.SignOnAsync("71", "2468", "10.0.0.7"));
    }

    [Fact]
    public void A_flood_of_invented_numbers_takes_no_more_memory_than_its_bound()
    {
        var guard = new SignOnGuard(_bench.Time);
        for (var number = 0; number < 6_000; number++) guard.Failed(number.ToString(provider: null), "10.0.0.9");

        Assert.Equal(SignOnGuard.Most, guard.Entries);
        Assert.Equal(TimeSpan.FromMinutes(15), guard.Wait("1", "10.0.0.9"));
    }

    public void Dispose() => _bench.Dispose();
}
