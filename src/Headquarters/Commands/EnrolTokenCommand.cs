// `edge-hq enrol-token`: the line that lets a new box in, once.
using System.CommandLine;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Enrolment;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Enrolment;

namespace EdgeAgent.Headquarters.Commands;

/// <summary>The command <c>enrol-token</c>.</summary>
internal static class EnrolTokenCommand
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>Builds the command.</summary>
    public static Command Build(TimeProvider time)
    {
        var config = ConfigOption.Build();
        var box = new Option<string>("--box")
        {
            Description = "Whom it lets in: TENANT/STORE/BOX, as in the box's store.yaml.",
            Required = true,
        };
        var valid = new Option<string>("--valid")
        {
            Description = "How long it is good, up to 90d.",
            DefaultValueFactory = _ => "14d",
        };
        var command = new Command(
            "enrol-token", "Prints the line for a new box's enrolment-token.txt; it works once, and is shown only now.")
        {
            config, box, valid,
        };
        command.SetAction((parsed, _) => ConfigOption.GuardAsync(() => Task.FromResult(Run(
            HqConfigFile.Read(parsed.GetValue(config)!), parsed.GetValue(box)!, parsed.GetValue(valid)!, time,
            parsed.InvocationConfiguration.Output))));
        return command;
    }

    private static int Run(HqConfig config, string box, string valid, TimeProvider time, TextWriter output)
    {
        if (config.Enrolment is not { } enrolment)
            throw new ConfigRefusal("The config has no `enrolment:` block: no box can be let in by a token.");
        if (!BoxAddress.TryParse(box, out var address))
            throw new ConfigRefusal($"--box is `{box}`: expected TENANT/STORE/BOX, each of [a-z0-9_-].");
        // RFC 5280 allows a common name of 64 characters.
        if (box.Length > 64)
            throw new ConfigRefusal($"{box} has {box.Length} characters; a certificate's common name holds 64.");
        if (DurationYaml.Parse(valid) is not { } span || span <= TimeSpan.Zero || span > Longest)
            throw new ConfigRefusal($"--valid is `{valid}`: expected a time such as `14d`, up to `90d`.");
        using var signer = BoxSigner.Load(enrolment, time);
        var secret = new TokenFolder(enrolment.Tokens, time).Make(address, span);
        output.WriteLine(new EnrolmentToken(new Uri(enrolment.Address), secret, signer.Fingerprint).ToLine());
        return 0;
    }
}
