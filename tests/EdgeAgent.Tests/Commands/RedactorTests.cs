// What must not leave the box in a support bundle.
using EdgeAgent.Commands.Support;
using Xunit;

namespace EdgeAgent.Tests.Commands;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("rtsp://admin:hunter2@10.0.0.5/stream failed", "hunter2")]
    [InlineData("password: hunter2", "hunter2")]
    [InlineData("\"password\": \"hun ter2\", \"x\": 1", "hun ter2")]
    [InlineData("wifi-psk = hunter2", "hunter2")]
    [InlineData("POST https://hook.example/send?key=hunter2&x=1", "hunter2")]
    [InlineData("key: hunter2", "hunter2")]
    [InlineData("Authorization: Bearer abcdef.hunter2", "hunter2")]
    [InlineData("{\"operator\": \"hunter2\", \"lines\": 3}", "hunter2")]
    [InlineData("-----BEGIN EC PRIVATE KEY-----\nhunter2\n-----END EC PRIVATE KEY-----", "hunter2")]
    public void Secrets_are_taken_out_of_texts(string text, string secret)
    {
        var clean = Redactor.Clean(text);

        Assert.DoesNotContain(secret, clean, StringComparison.Ordinal);
        Assert.Contains("[redacted]", clean, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("password: credential:mqtt-password")]
    [InlineData("key: file:/etc/edge-agent/key.pem")]
    [InlineData("Device dock is up.")]
    [InlineData("monkey: business")]
    [InlineData("https://id.gs1.org/01/04012345678901")]
    public void References_and_plain_texts_stay_as_they_are(string text) => Assert.Equal(text, Redactor.Clean(text));
}
