// One attempt to bring a bundle in: from where the last one ended, where the server still has the same content (RFC
// 9110, sections 13.1.5 If-Range and 14 Range), else from the start.
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Appliance.Updates.Download;

/// <summary>Loads bundles.</summary>
/// <param name="http">The way to the server.</param>
/// <param name="folder">Where the bundle goes.</param>
/// <param name="time">The clock of pace and patience.</param>
/// <param name="progress">Told how many bytes there are, and of how many where that is known.</param>
internal sealed class BundleDownload(
    HttpMessageInvoker http, BundleFolder folder, TimeProvider time, Action<long, long?> progress)
{
    /// <summary>Goes on with the bundle until it is whole.</summary>
    /// <exception cref="DownloadFault">It is not whole yet, and why.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public async Task RunAsync(UpdateOptions wish, CancellationToken stop)
    {
        folder.Make();
        var part = new PartFile(folder, wish);
        if (!part.IsWhole)
        {
            using var answer = await AskAsync(wish, part, stop);
            if (!part.Fits(answer)) part = part.Anew(answer);
            if (answer.StatusCode != HttpStatusCode.RequestedRangeNotSatisfiable)
                await new PartCopy(folder, time, new Pace(wish.RateLimit, time), progress).RunAsync(answer, part, stop);
        }

        await FinishAsync(wish, stop);
    }

    private async Task<HttpResponseMessage> AskAsync(UpdateOptions wish, PartFile part, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, wish.Url);
        if (part.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            if (part.Record!.Validator is { } validator) request.Headers.TryAddWithoutValidation("If-Range", validator);
        }

        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, stop).WaitAsync(PartCopy.Patience, time, stop);
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutException)
        {
            var inner = fault.InnerException?.Message ?? "";
            var why = fault.Message;
            if (!why.Contains(inner, StringComparison.Ordinal)) why = $"{why} {inner}";
            throw new DownloadFault(
                $"{wish.Url.Host} is not reached ({why.TrimEnd('.')}): look at the line, and at `updates: url`.",
                needsPerson: false, fault);
        }

        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent
            or HttpStatusCode.RequestedRangeNotSatisfiable)
            return answer;
        using (answer)
        {
            var code = (int)answer.StatusCode;
            throw new DownloadFault(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{wish.Url.Host} answered {code} {answer.ReasonPhrase} for the bundle: look at `updates: url` at HQ."),
                needsPerson: code is >= 400 and < 500 and not 408 and not 429);
        }
    }

    private async Task FinishAsync(UpdateOptions wish, CancellationToken stop)
    {
        if (wish.Sha256 is { } wanted)
        {
            await using var bytes = File.OpenRead(folder.Part(wish.Version));
            var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, stop));
            if (found != wanted)
            {
                folder.Discard(wish.Version);
                throw new DownloadFault(
                    $"The bundle that came from {wish.Url.Host} has the SHA-256 {found[..12]}… and not {wanted[..12]}…, as "
                    + "HQ says: put the right file there, or correct `updates: sha256`.",
                    needsPerson: true);
            }
        }

        File.Move(folder.Part(wish.Version), folder.Bundle(wish.Version), overwrite: true);
        FolderSync.Run(folder.Path);
        File.Delete(folder.Record(wish.Version));
    }
}
