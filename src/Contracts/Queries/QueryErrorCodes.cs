// The words of a refusal, for programs; the sentence beside them is for people.
namespace EdgeAgent.Contracts.Queries;

/// <summary>The codes of a <see cref="QueryError"/>.</summary>
public static class QueryErrorCodes
{
    /// <summary>The question cannot be understood or contradicts itself.</summary>
    public const string BadRequest = "bad-request";

    /// <summary>It is meant for another box.</summary>
    public const string WrongBox = "wrong-box";

    /// <summary>The box's config does not allow it.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>Enough questions wait already; ask again later.</summary>
    public const string Busy = "busy";

    /// <summary>The deadline passed before the answer was whole.</summary>
    public const string Expired = "expired";

    /// <summary>The box tried and could not.</summary>
    public const string Failed = "failed";
}
