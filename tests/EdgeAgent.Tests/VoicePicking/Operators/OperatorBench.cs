// Operators in a folder of their own, under a clock that the test turns.
using EdgeAgent.Outbox.Storage;
using EdgeAgent.TestSupport;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent.Tests.VoicePicking.Operators;

internal sealed class OperatorBench : IDisposable
{
    public OperatorBench()
    {
        (Operators, Tokens) = Open();
        Desk = new SignOnDesk(Operators, Time);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("operators-").FullName;

    public ManualTime Time { get; } = new();

    public OperatorStore Operators { get; }

    public SessionTokens Tokens { get; }

    public SignOnDesk Desk { get; }

    public PayloadCipher Cipher => new(null, new StateFiles(Folder).Key, Time);

    /// <summary>The same folder as another process, or the next run, sees it.</summary>
    public (OperatorStore Operators, SessionTokens Tokens) Open()
    {
        var operators = new OperatorStore(Folder, Cipher, Time);
        return (operators, new SessionTokens(Cipher, operators, Time));
    }

    public Task AddAsync(string number, string pin, string name = "Maria") => Operators.AddAsync(
        new OperatorRecord { Number = number, Name = name, Voice = SpokenVoice.Standard, Pin = PinHash.Of(pin) },
        CancellationToken.None);

    public Task<SignOnResult> SignOnAsync(
        string number, string pin, string address = "10.0.0.9", bool mayEnter = true) =>
        Desk.SignOnAsync(number, pin, address, _ => mayEnter, CancellationToken.None);

    public void Dispose()
    {
        Desk.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
