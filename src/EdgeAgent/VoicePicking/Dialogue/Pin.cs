// A secret number on its way from the picker's mouth to the operator store: nothing prints it.
namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>A PIN that no log, no trace and no test report shows.</summary>
/// <param name="Digits">The digits; for the operator store alone.</param>
public readonly record struct Pin(string Digits)
{
    /// <summary>Says nothing of the digits.</summary>
    public override string ToString() => "(hidden)";
}
