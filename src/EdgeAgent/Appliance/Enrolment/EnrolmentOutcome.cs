// How an attempt to enrol ended.
using EdgeAgent.Contracts.Enrolment;

namespace EdgeAgent.Appliance.Enrolment;

/// <summary>One attempt's end.</summary>
internal abstract record EnrolmentOutcome
{
    /// <summary>HQ let the box in.</summary>
    /// <param name="Answer">The certificates.</param>
    /// <param name="HqTime">What HQ's clock said; null where it did not say.</param>
    internal sealed record LetIn(EnrolmentAnswer Answer, DateTimeOffset? HqTime) : EnrolmentOutcome;

    /// <summary>HQ, or whoever answers there, will not, however often it is asked: a person has to act.</summary>
    /// <param name="Sentence">Why, and what to do.</param>
    /// <param name="HqTime">What HQ's clock said; null where it was not HQ, or did not say.</param>
    internal sealed record Refused(string Sentence, DateTimeOffset? HqTime) : EnrolmentOutcome;

    /// <summary>HQ was not reached: the box asks again by itself.</summary>
    /// <param name="Sentence">Why, and what to look at.</param>
    internal sealed record Away(string Sentence) : EnrolmentOutcome;
}
