// The hash by which box and HQ know that a document came over whole.
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Contracts.Push;

/// <summary>SHA-256 of a content.</summary>
public static class ContentHash
{
    /// <summary>Of bytes, 64 lower-case hex digits.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Of a text's UTF-8 bytes, 64 lower-case hex digits.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
