// Asks HQ for the box's certificate. Two connections: over the first, which proves nothing, the box only fetches the
// authority's certificate and compares it with the token's fingerprint; over the second, proven by that authority, it
// says its token.
using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Enrolment;

namespace EdgeAgent.Appliance.Enrolment;

/// <summary>Speaks with HQ.</summary>
internal static class EnrolmentCall
{
    private const int LargestAnswer = 64 << 10;

    // The first call of a box that starts everything at once, over a thin line, needs its time.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>One attempt.</summary>
    /// <param name="token">Where, with what, and whom to trust.</param>
    /// <param name="box">Who the box is: <c>tenant/store/box</c>.</param>
    /// <param name="request">Its certificate signing request, PEM.</param>
    /// <param name="clockIsEstimated">Whether the dates of HQ's certificate say nothing.</param>
    /// <param name="stop">Ends the attempt.</param>
    public static async Task<EnrolmentOutcome> TryAsync(
        EnrolmentToken token, string box, string request, bool clockIsEstimated, CancellationToken stop)
    {
        try
        {
            using var authority = await AuthorityAsync(token, stop);
            if (authority is null)
                return new EnrolmentOutcome.Refused(
                    $"Whoever answers at {Where(token)} is not the HQ that made this token: the fingerprint of its authority is another. Ask HQ for a new token and put it on the card.",
                    null);
            var trust = new PinnedTrust(authority, clockIsEstimated);
            return await AskAsync(token, trust, new EnrolmentRequest(box, token.Secret, request), stop);
        }
        catch (Exception fault) when (
            fault is HttpRequestException or IOException or JsonException
            || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return new EnrolmentOutcome.Away(
                $"HQ was not reached at {Where(token)} ({Words(fault)}). The box asks again every five minutes; check its cable, the store's network and its way to HQ.");
        }
    }

    // Nothing is said over this connection, and what is heard is believed only where its fingerprint is the token's.
    private static async Task<X509Certificate2?> AuthorityAsync(EnrolmentToken token, CancellationToken stop)
    {
        using var client = ClientTo(token, (_, _) => true);
        using var answer = await client.GetAsync(new Uri(EnrolmentPaths.Authority, UriKind.Relative), stop);
        return answer.IsSuccessStatusCode
            ? PinnedTrust.Read(await answer.Content.ReadAsStringAsync(stop), token.Fingerprint.Span)
            : null;
    }

    private static async Task<EnrolmentOutcome> AskAsync(
        EnrolmentToken token, PinnedTrust trust, EnrolmentRequest request, CancellationToken stop)
    {
        using var client = ClientTo(token, trust.Accepts);
        HttpResponseMessage answer;
        try
        {
            answer = await client.PostAsJsonAsync(
                new Uri(EnrolmentPaths.Enrol, UriKind.Relative), request, DocumentJson.Default.EnrolmentRequest, stop);
        }
        catch (HttpRequestException fault) when (fault.InnerException is AuthenticationException)
        {
            return new EnrolmentOutcome.Refused(
                $"HQ at {Where(token)} is not trusted: {trust.Problem ?? "the handshake failed"}. Ask HQ.", null);
        }

        using (answer)
        {
            if (answer.IsSuccessStatusCode
                && await answer.Content.ReadFromJsonAsync(DocumentJson.Default.EnrolmentAnswer, stop) is { } letIn)
                return new EnrolmentOutcome.LetIn(letIn, answer.Headers.Date);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests
                || answer.StatusCode >= HttpStatusCode.InternalServerError)
                return new EnrolmentOutcome.Away(
                    $"HQ at {Where(token)} cannot answer just now ({(int)answer.StatusCode}). The box asks again every five minutes.");
            var refusal = await answer.Content.ReadFromJsonAsync(DocumentJson.Default.EnrolmentRefusal, stop);
            return new EnrolmentOutcome.Refused(
                refusal?.Sentence ?? $"HQ refuses ({(int)answer.StatusCode}): ask HQ.", answer.Headers.Date);
        }
    }

    private static HttpClient ClientTo(EnrolmentToken token, Func<X509Certificate?, SslPolicyErrors, bool> accepts)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = (_, certificate, _, errors) => accepts(certificate, errors),
            },
        };
        return new HttpClient(handler)
        {
            BaseAddress = token.Address,
            Timeout = Longest,
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    private static string Where(EnrolmentToken token) => token.Address.GetLeftPart(UriPartial.Authority);

    private static string Words(Exception fault) => fault switch
    {
        OperationCanceledException => $"no answer within {Longest.TotalSeconds:0} s",
        HttpRequestException
        {
            InnerException: SocketException
            {
                SocketErrorCode: SocketError.HostNotFound
            or SocketError.TryAgain or SocketError.NoData
            }
        } => "its name has no address",
        HttpRequestException { InnerException: SocketException socket } => socket.Message,
        JsonException => "what answers there is not HQ's enrolment",
        { InnerException: { } inner } => inner.Message.TrimEnd('.'),
        _ => fault.Message.TrimEnd('.'),
    };
}
