// Where pickers sign on: number and PIN against the store, slowly for who guesses, one hash at a time so that a
// flood of tries cannot take the box's processor from those who work.
namespace EdgeAgent.VoicePicking.Operators;

/// <summary>What became of a sign-on.</summary>
internal abstract record SignOnResult
{
    /// <summary>Number and PIN are right.</summary>
    /// <param name="Operator">The operator, with the new count of sign-ons.</param>
    public sealed record Granted(OperatorRecord Operator) : SignOnResult;

    /// <summary>They are right, but the operator works at another headset, which nobody was asked to leave.</summary>
    public sealed record Elsewhere : SignOnResult;

    /// <summary>They are not right.</summary>
    public sealed record Wrong : SignOnResult;

    /// <summary>Too many failures, or too many at once: try again later.</summary>
    /// <param name="For">How long to wait.</param>
    public sealed record Wait(TimeSpan For) : SignOnResult;
}

/// <summary>Checks sign-ons.</summary>
internal sealed class SignOnDesk(OperatorStore operators, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 16;

    private readonly SignOnGuard _guard = new(time);
    private readonly SemaphoreSlim _turn = new(1);
    private int _waiting;

    /// <summary>Checks a number and a PIN.</summary>
    /// <param name="number">What was typed as the number.</param>
    /// <param name="pin">What was typed as the PIN.</param>
    /// <param name="address">Where from.</param>
    /// <param name="mayEnter">Whether the operator may have a new session now: asked only where the PIN is
    /// right.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="OperatorRefusal">The store cannot be written.</exception>
    public async Task<SignOnResult> SignOnAsync(
        string number, string pin, string address, Func<OperatorRecord, bool> mayEnter, CancellationToken stop)
    {
        if (_guard.Wait(number, address) is var wait && wait > TimeSpan.Zero) return new SignOnResult.Wait(wait);
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return new SignOnResult.Wait(TimeSpan.FromSeconds(5));
        }

        try
        {
            await _turn.WaitAsync(stop);
            try
            {
                return await CheckAsync(number, pin, address, mayEnter, stop);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<SignOnResult> CheckAsync(
        string number, string pin, string address, Func<OperatorRecord, bool> mayEnter, CancellationToken stop)
    {
        // Whoever waited for his turn behind failures of the same number does not get a free try.
        if (_guard.Wait(number, address) is var wait && wait > TimeSpan.Zero) return new SignOnResult.Wait(wait);
        var known = OperatorRecord.IsNumber(number) && pin.Length <= OperatorRecord.LongestPin
            ? operators.Find(number)
            : null;
        var right = await Task.Run(() => known?.Pin.Matches(pin) ?? PinHash.MatchesNobody(pin), stop);
        if (!right || known is null)
        {
            _guard.Failed(number, address);
            return new SignOnResult.Wrong();
        }

        _guard.Succeeded(number);
        if (!mayEnter(known)) return new SignOnResult.Elsewhere();
        var entered = await operators.UpdateAsync(number, one => one with { SignOn = one.SignOn + 1 }, stop);
        return entered is null ? new SignOnResult.Wrong() : new SignOnResult.Granted(entered);
    }
}
