// Why a bundle has not come: a sentence, and whether trying again soon makes sense.
namespace EdgeAgent.Appliance.Updates.Download;

/// <summary>The download stopped; the message is a sentence.</summary>
/// <param name="sentence">What happened and what to do.</param>
/// <param name="needsPerson">True where only a person can change it: it is then tried seldom.</param>
/// <param name="cause">What is behind it.</param>
internal sealed class DownloadFault(string sentence, bool needsPerson, Exception? cause = null)
    : Exception(sentence, cause)
{
    /// <summary>Whether only a person can change it.</summary>
    public bool NeedsPerson { get; } = needsPerson;
}
