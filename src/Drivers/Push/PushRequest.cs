// A request as far as the answer depends on it, free of any web server.
using System.Net;

namespace EdgeAgent.Drivers.Push;

/// <summary>What a camera asked, without the body.</summary>
/// <param name="Method">The method: POST, PUT, GET.</param>
/// <param name="Path">The path, decoded.</param>
/// <param name="Target">The path and query as sent: what Digest signs.</param>
/// <param name="Source">The address it came from; null where that is not known.</param>
/// <param name="Authorization">The header of that name; null where it is missing.</param>
/// <param name="ContentType">The header of that name; null where it is missing.</param>
/// <param name="ContentLength">The header of that name; null where it is missing.</param>
/// <param name="IsPrivate">Whether nobody else can listen: TLS or loopback.</param>
public sealed record PushRequest(
    string Method,
    string Path,
    string Target,
    IPAddress? Source,
    string? Authorization,
    string? ContentType,
    long? ContentLength,
    bool IsPrivate);

/// <summary>What it is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">A short text for whoever tries it by hand.</param>
/// <param name="Challenge">The <c>WWW-Authenticate</c> header; null where there is none.</param>
public sealed record PushAnswer(int Status, string Text, string? Challenge = null);
