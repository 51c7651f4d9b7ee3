// `edge-hq push update`: the version that boxes are to have, to all or to a share of them.
using System.CommandLine;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Push;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>The command <c>push update</c>; exit codes as of <c>push</c>.</summary>
internal static class PushUpdateCommand
{
    private static readonly TimeSpan HealthyWithin = TimeSpan.FromMinutes(5);

    /// <summary>Builds the command.</summary>
    public static Command Build(TimeProvider time)
    {
        var options = new PushOptions();
        var version = new Option<string>("--version") { Description = "The version.", Required = true };
        var url = new Option<string>("--url") { Description = "Where its bundle is; https.", Required = true };
        var sha256 = new Option<string?>("--sha256") { Description = "SHA-256 of the bundle, 64 hex digits." };
        var share = new Option<int?>("--share")
        {
            Description = "Percent of all boxes that take part, 0 to 100; raising it only adds boxes.",
        };
        var wait = new Option<string>("--wait")
        {
            Description = "How long the answer is waited for, beside the trial of 5m (default 1m)",
            DefaultValueFactory = _ => "1m",
        };
        var command = new Command(
            "update", "A version of the box: changes the `updates:` block of its configuration only.")
        {
            version, url, sha256, share, wait,
        };
        options.AddTo(command);
        command.SetAction((parsed, stop) => ConfigOption.GuardAsync(() =>
        {
            var block = Block(
                parsed.GetValue(version)!, parsed.GetValue(url)!, parsed.GetValue(sha256), parsed.GetValue(share));
            var span = DurationYaml.Parse(parsed.GetValue(wait)!) is { Ticks: > 0 } right
                ? right
                : throw new ConfigRefusal("`--wait` is no duration: write a number and ms, s, m, h or d.");
            var prefix = HqConfigFile.Read(options.ConfigOf(parsed)).Prefix;
            return options.RunAsync(
                parsed,
                broker =>
                {
                    var questions = new BoxQuestion(broker, prefix, PullGuard.Operator, time);
                    var known = new ConfigInForce(broker, questions, time);
                    var push = new UpdatePush(block, known, HealthyWithin, HealthyWithin + span);
                    return (box, tell, end) => push.RunAsync(broker, box, tell, time, end);
                },
                time, stop);
        }));
        return command;
    }

    /// <summary>The block, where a box could follow it.</summary>
    /// <exception cref="ConfigRefusal">With a sentence.</exception>
    internal static UpdateBlock Block(string version, string url, string? sha256, int? share)
    {
        if (!version.Split('.', 3).All(part => part.Length > 0 && char.IsAsciiDigit(part[0])) || version.Count('.') < 2)
            throw new ConfigRefusal($"`--version {version}` is no version: expected three numbers, as in 0.2.0.");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new ConfigRefusal($"`--url {url}` is no address that starts with https://.");
        if (sha256 is not null && (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit)))
            throw new ConfigRefusal(
                "`--sha256` is no SHA-256: expected 64 hex digits, as `sha256sum FILE` prints them.");
        if (share is < 0 or > 100) throw new ConfigRefusal($"`--share {share}`: expected 0 to 100.");
        return new UpdateBlock(version, url, sha256, share);
    }
}
