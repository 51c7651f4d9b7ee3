// Does what the dialogue wants done, and tells it what came of it.
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Carries out the effects of one session.</summary>
internal sealed class EffectRunner(
    SessionParts parts, string headset, NewsTeller news, SessionOperator @operator, IHeadsetSignOn? signOn)
{
    /// <summary>Whether the operator has signed off.</summary>
    public bool SignedOff { get; private set; }

    /// <summary>Why the picker needs somebody; null = he does not.</summary>
    public string? Needs { get; private set; }

    /// <summary>Carries out one effect; gives the dialogue's next input, or null where none follows.</summary>
    /// <param name="effect">What to do.</param>
    /// <param name="hand">The work in hand as the dialogue knew it.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<DialogueInput?> RunAsync(DialogueEffect effect, WorkInHand? hand, CancellationToken stop)
    {
        var desk = parts.Desk;
        try
        {
            switch (effect)
            {
                case Claim: return new WorkGiven(await desk.ClaimAsync(@operator.Number, new ClaimWish(), stop));
                case RecordOutcome(var outcome):
                    return new Recorded(await desk.RecordAsync(@operator.Number, outcome, stop));
                case Skip(var lines, var reason):
                    return new Recorded(await desk.SkipAsync(@operator.Number, lines, reason, stop));
                case ReturnToSkipped: return new Recorded(await desk.ReturnToSkippedAsync(@operator.Number, stop));
                case Undo(var outcome): return new Recorded(await desk.UndoAsync(@operator.Number, outcome, stop));
                case Complete:
                    await desk.CompleteAsync(@operator.Number, stop);
                    return new Completed();
                case Tell(var told):
                    await news.TellAsync(told, hand, stop);
                    return null;
                case SetVoice(var voice):
                    await parts.Operators.UpdateAsync(@operator.Number, one => one with { Voice = voice }, stop);
                    return null;
                case CallSupervisor(var reason):
                    Needs = reason;
                    return null;
                case SignOff:
                    SignedOff = true;
                    await parts.Operators.UpdateAsync(
                        @operator.Number, one => one with { SignOn = one.SignOn + 1 }, stop);
                    return null;
                // Who works at a page has signed on there, with a pad that nobody overhears.
                case SignOn when signOn is null: return new Refused("Sign on at the page.");
                case SignOn wish:
                    var (who, answer) = await signOn.CheckAsync(headset, wish, stop);
                    if (who is not null) @operator.Profile = who;
                    return answer;
                default: throw new InvalidOperationException($"No session knows what {effect.GetType().Name} is.");
            }
        }
        catch (WorkRefusal refusal)
        {
            return new Refused(refusal.Message);
        }
        catch (OperatorRefusal refusal)
        {
            return new Told(refusal.Message);
        }
    }
}
