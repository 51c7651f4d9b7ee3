// Who works in a session: at a page it is known from the beginning, at a headset of the box after the sign-on by voice.
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Operators;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Checks a sign-on that was spoken at a headset.</summary>
internal interface IHeadsetSignOn
{
    /// <summary>Checks number and PIN; the operator where they are right and he may work here, and what the dialogue is
    /// told.</summary>
    Task<(OperatorProfile? Operator, DialogueInput Answer)> CheckAsync(
        string headset, SignOn wish, CancellationToken stop);
}

/// <summary>The operator of one session. Written by the session's own loop alone.</summary>
/// <param name="known">Who it is; null = nobody has signed on.</param>
internal sealed class SessionOperator(OperatorProfile? known)
{
    private volatile OperatorProfile? _profile = known;

    /// <summary>Who it is; null = nobody has signed on.</summary>
    public OperatorProfile? Profile
    {
        get => _profile;
        set => _profile = value;
    }

    /// <summary>The operator's number.</summary>
    /// <exception cref="InvalidOperationException">Nobody has signed on: the dialogue asks for no work
    /// before.</exception>
    public string Number => _profile?.Number ?? throw new InvalidOperationException("Nobody has signed on.");
}
