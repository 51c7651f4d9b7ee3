// Shorthand of the tests: a text as a camera's message, and a format's one report of it.
using System.Text;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Reports;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages;

internal static class Sent
{
    public static CameraMessage Message(string text, string? contentType = null, string? topic = null) =>
        new(Encoding.UTF8.GetBytes(text), contentType, topic);

    public static CameraReport One(
        ICameraFormat format, string text, string? contentType = null, string? topic = null) =>
        Assert.Single(format.Read(Message(text, contentType, topic)));
}
