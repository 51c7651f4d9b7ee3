// Judges a box's request: the token first, then who it is for, whether it was used, whether its time is over; and gives
// the certificate. A box that lost power before it had its answer asks again with the same key and gets it again.
using System.Security.Cryptography;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Enrolment;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>Lets boxes in. Thread-safe.</summary>
internal sealed class EnrolmentDesk(TokenFolder tokens, BoxSigner signer, BoxFolder boxes, TimeProvider time)
{
    /// <summary>The authority's certificate, PEM.</summary>
    public string Authority => signer.AuthorityPem;

    /// <summary>Judges one request; exactly one of the two comes back.</summary>
    public (EnrolmentAnswer? Answer, EnrolmentRefusal? Refusal) Judge(EnrolmentRequest request)
    {
        if (!BoxAddress.TryParse(request.Box, out var box) || BoxSigner.KeyOf(request.Request) is not { } key)
            return No(
                EnrolmentCodes.Malformed,
                "HQ does not understand the request: is the box's version too old or too new?");
        if (tokens.Find(request.Token) is not { } token)
            return No(
                EnrolmentCodes.Wrong,
                "HQ does not know this token: ask HQ for a new one and put it on the card.");
        if (token.Box != request.Box)
            return No(
                EnrolmentCodes.OtherBox,
                $"This token is for {token.Box}, and store.yaml says that this box is {request.Box}: correct the one or change the other.");
        var keyHash = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        if (tokens.UseOf(request.Token) is { } earlier) return Again(earlier, keyHash);
        if (time.GetUtcNow() > token.Until)
            return No(
                EnrolmentCodes.Expired,
                $"This token was good until {token.Until.UtcDateTime:yyyy-MM-dd HH:mm} UTC: ask HQ for a new one and put it on the card.");
        using var certificate = signer.Sign(box, key);
        var pem = certificate.ExportCertificatePem() + "\n";
        var use = tokens.Use(request.Token, new TokenUse(keyHash, time.GetUtcNow(), pem));
        if (use.Certificate == pem) boxes.Keep(box, pem);
        return Again(use, keyHash);
    }

    private (EnrolmentAnswer? Answer, EnrolmentRefusal? Refusal) Again(TokenUse use, string keyHash) =>
        use.Key == keyHash
            ? (new EnrolmentAnswer(use.Certificate, signer.AuthorityPem), null)
            : No(
                EnrolmentCodes.Used,
                $"This token was used by another box, or by this one before it was flashed anew, on {use.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: ask HQ for a new one.");

    private static (EnrolmentAnswer? Answer, EnrolmentRefusal? Refusal) No(string code, string sentence) =>
        (null, new EnrolmentRefusal(code, sentence));
}
