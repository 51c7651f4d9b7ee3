// What a camera is answered: by who it is, how long its message is, and what became of it.
using System.Net;
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Push;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Push;

public sealed class PushRoutesTests
{
    private readonly ManualTime _time = new();
    private readonly PushRoutes _routes;

    public PushRoutesTests() => _routes = new PushRoutes(_time);

    [Theory]
    [InlineData(IntakeOutcome.Taken, 200)]
    [InlineData(IntakeOutcome.Quarantined, 200)] // or it would come for ever
    [InlineData(IntakeOutcome.NotStored, 503)]
    public async Task The_answer_says_what_became_of_the_message(IntakeOutcome outcome, int status)
    {
        var target = Add(new Target("/in/hikvision/gate") { Outcome = outcome });
        Assert.Equal(status, (await AskAsync("/in/hikvision/gate")).Status);
        Assert.Equal("body", Assert.Single(target.Bodies));
    }

    [Theory]
    [InlineData("/in/dahua/exit")]
    [InlineData("/in/dahua/exit/NotificationInfo/TollgateInfo")]
    [InlineData("/IN/dahua/Exit/")]
    public async Task What_stands_below_a_cameras_path_is_its_own(string path)
    {
        Add(new Target("/in/dahua/exit"));
        Assert.Equal(200, (await AskAsync(path)).Status);
    }

    [Theory]
    [InlineData("/in/dahua/exit2")]
    [InlineData("/in/dahua")]
    [InlineData("/")]
    public async Task A_camera_that_does_not_exist_is_answered_like_one_with_a_wrong_password(string path)
    {
        Add(new Target("/in/dahua/exit") { Check = new AccessCheck(null, "cam", "secret", []) });
        var (missing, wrong) = (await AskAsync(path), await AskAsync("/in/dahua/exit"));
        Assert.Equal((401, missing.Text), (wrong.Status, wrong.Text));
        Assert.Equal(401, missing.Status);
        Assert.StartsWith("Digest realm=", missing.Challenge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_is_turned_away_has_his_body_read()
    {
        var target = Add(new Target("/in/axis/a") { Check = new AccessCheck("word", null, null, []) });
        var isRead = false;
        await _routes.AnswerAsync(Request("/in/axis/a/wrong"), _ =>
        {
            isRead = true;
            return new(default(ReadOnlyMemory<byte>));
        }, default);
        Assert.False(isRead);
        Assert.Equal("its path has not the right token", Assert.Single(target.Refusals));
    }

    [Theory]
    [InlineData("/in/axis/a/word", 200)]
    [InlineData("/in/axis/a/word/more", 200)]
    [InlineData("/in/axis/a/Word", 401)]
    [InlineData("/in/axis/a", 401)]
    public async Task A_token_ends_the_path(string path, int status)
    {
        Add(new Target("/in/axis/a") { Check = new AccessCheck("word", null, null, []) });
        Assert.Equal(status, (await AskAsync(path)).Status);
    }

    [Theory]
    [InlineData("192.0.2.7", 200)]
    [InlineData("::ffff:192.0.2.7", 200)]
    [InlineData("192.0.2.8", 401)]
    [InlineData(null, 401)]
    public async Task A_camera_comes_from_its_own_address(string? source, int status)
    {
        Add(new Target("/in/axis/a") { Check = new AccessCheck(null, null, null, [IPNetwork.Parse("192.0.2.7/32")]) });
        var request = Request("/in/axis/a") with { Source = source is null ? null : IPAddress.Parse(source) };
        Assert.Equal(status, (await AskAsync(request)).Status);
    }

    [Theory]
    [InlineData("cam:secret", true, 200)]
    [InlineData("cam:secret", false, 401)] // in the clear
    [InlineData("cam:wrong", true, 401)]
    [InlineData("other:secret", true, 401)]
    public async Task Basic_is_taken_where_nobody_can_listen(string login, bool isPrivate, int status)
    {
        Add(new Target("/in/axis/a") { Check = new AccessCheck(null, "cam", "secret", []) });
        var header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(login));
        Assert.Equal(status, (await AskAsync(
            Request("/in/axis/a") with { Authorization = header, IsPrivate = isPrivate })).Status);
    }

    [Theory]
    [InlineData("secret", 0, 200)]
    [InlineData("wrong", 0, 401)]
    [InlineData("secret", 6, 401)] // the challenge is too old
    public async Task Digest_proves_the_password_for_five_minutes(string password, int minutes, int status)
    {
        Add(new Target("/in/axis/a") { Check = new AccessCheck(null, "cam", "secret", []) });
        var challenge = (await AskAsync("/in/axis/a")).Challenge!;
        _time.Advance(TimeSpan.FromMinutes(minutes));
        var answer = Answer(challenge, "cam", password, "POST", "/in/axis/a");
        Assert.Equal(status, (await AskAsync(Request("/in/axis/a") with { Authorization = answer })).Status);
    }

    [Fact]
    public async Task A_digest_for_another_path_or_with_a_forged_nonce_proves_nothing()
    {
        Add(new Target("/in/axis/a") { Check = new AccessCheck(null, "cam", "secret", []) });
        var challenge = (await AskAsync("/in/axis/a")).Challenge!;
        foreach (var answer in (string[])[
            Answer(challenge, "cam", "secret", "POST", "/in/axis/b"),
            Answer(challenge.Replace("nonce=\"", "nonce=\"1"), "cam", "secret", "POST", "/in/axis/a"),
            "Digest", "Digest =", "Digest username=\"cam", "Negotiate abc", ""])
            Assert.Equal(401, (await AskAsync(Request("/in/axis/a") with { Authorization = answer })).Status);
    }

    [Fact]
    public async Task A_message_beyond_the_limit_is_answered_with_413()
    {
        var target = Add(new Target("/in/axis/a"));
        Assert.Equal(413, (await AskAsync(Request("/in/axis/a") with { ContentLength = 50L << 20 })).Status);
        Assert.Equal(413, (await _routes.AnswerAsync(
            Request("/in/axis/a"), _ => new(default(ReadOnlyMemory<byte>?)), default)).Status);
        Assert.Empty(target.Bodies);
    }

    [Theory]
    [InlineData("GET", 200)] // the "test" button of a camera
    [InlineData("PUT", 200)]
    [InlineData("DELETE", 405)]
    public async Task Other_methods_do_no_harm(string method, int status)
    {
        Add(new Target("/in/axis/a"));
        Assert.Equal(status, (await AskAsync(Request("/in/axis/a") with { Method = method })).Status);
    }

    [Fact]
    public async Task Cameras_of_one_recorder_share_a_path_and_one_that_cannot_store_holds_the_answer()
    {
        var (one, two) = (Add(new Target("/in/hikvision/nvr")), Add(new Target("/in/hikvision/nvr")));
        two.Outcome = IntakeOutcome.NotStored;
        Assert.Equal(503, (await AskAsync("/in/hikvision/nvr")).Status);
        Assert.Equal((1, 1), (one.Bodies.Count, two.Bodies.Count));
    }

    private Target Add(Target target)
    {
        _routes.Add(target);
        return target;
    }

    private Task<PushAnswer> AskAsync(string path) => AskAsync(Request(path));

    private Task<PushAnswer> AskAsync(PushRequest request) => _routes.AnswerAsync(
        request, _ => new(new ReadOnlyMemory<byte>("body"u8.ToArray())), default).AsTask();

    private static PushRequest Request(string path) =>
        new("POST", path, path, IPAddress.Loopback, null, "application/xml", null, true);

    // The camera's side of RFC 7616.
    private static string Answer(string challenge, string user, string password, string method, string target)
    {
        var nonce = challenge.Split("nonce=\"")[1].Split('"')[0];
        static string Hash(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
        var response = Hash(
            $"{Hash($"{user}:EdgeAgent:{password}")}:{nonce}:00000001:c:auth:{Hash($"{method}:{target}")}");
        return $"Digest username=\"{user}\", realm=\"EdgeAgent\", nonce=\"{nonce}\", uri=\"{target}\", qop=auth, "
            + $"nc=00000001, cnonce=\"c\", response=\"{response}\"";
    }

    private sealed class Target(string path) : IPushTarget
    {
        public string Path => path;

        public long LargestBody => 1 << 20;

        public AccessCheck Access => Check;

        public AccessCheck Check { get; init; } = new(null, null, null, []);

        public IntakeOutcome Outcome { get; set; }

        public List<string> Bodies { get; } = [];

        public List<string> Refusals { get; } = [];

        public ValueTask<IntakeOutcome> TakeAsync(CameraMessage message, CancellationToken stop)
        {
            Bodies.Add(Encoding.UTF8.GetString(message.Body.Span));
            return new(Outcome);
        }

        public void Refused(string reason) => Refusals.Add(reason);
    }
}
