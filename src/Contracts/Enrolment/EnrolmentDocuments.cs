// What a new box and HQ say to each other over HTTPS, once in the box's life: POST /enrol. GET /enrol/authority gives
// the certificate of HQ's authority, which the box compares with the fingerprint in its token before it says anything.
namespace EdgeAgent.Contracts.Enrolment;

/// <summary>Paths of HQ's endpoint.</summary>
public static class EnrolmentPaths
{
    /// <summary>POST: a request, answered by a certificate or a refusal.</summary>
    public const string Enrol = "/enrol";

    /// <summary>GET: the authority's certificate in PEM form.</summary>
    public const string Authority = "/enrol/authority";
}

/// <summary>A box asks for its certificate.</summary>
/// <param name="Box">Who it is: <c>tenant/store/box</c>.</param>
/// <param name="Token">The secret of its token.</param>
/// <param name="Request">Its certificate signing request in PEM form (PKCS #10); the key never leaves the box.</param>
public sealed record EnrolmentRequest(string Box, string Token, string Request);

/// <summary>HQ lets it in.</summary>
/// <param name="Certificate">The box's certificate in PEM form.</param>
/// <param name="Authority">The authority's certificate in PEM form.</param>
public sealed record EnrolmentAnswer(string Certificate, string Authority);

/// <summary>HQ does not.</summary>
/// <param name="Code">One of <see cref="EnrolmentCodes"/>.</param>
/// <param name="Sentence">Why not, and what to do: for the installer.</param>
public sealed record EnrolmentRefusal(string Code, string Sentence);

/// <summary>Why a box is not let in.</summary>
public static class EnrolmentCodes
{
    /// <summary>There is no such token.</summary>
    public const string Wrong = "wrong";

    /// <summary>Its time is over.</summary>
    public const string Expired = "expired";

    /// <summary>Another box, or another key, has used it.</summary>
    public const string Used = "used";

    /// <summary>It is for another box.</summary>
    public const string OtherBox = "other-box";

    /// <summary>The request is no request.</summary>
    public const string Malformed = "malformed";

    /// <summary>Too many refusals from this address: later again.</summary>
    public const string TooOften = "too-often";
}
