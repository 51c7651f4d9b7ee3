// The entry point: the commands, and the outside world that they may use.
using System.CommandLine;
using EdgeAgent.Appliance.Programs;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Appliance.Updates.Slots;
using EdgeAgent.Commands;
using EdgeAgent.Commands.Appliance;
using EdgeAgent.Commands.Demo;
using EdgeAgent.Commands.Demo.Picker;
using EdgeAgent.Commands.Operators;
using EdgeAgent.Commands.Try;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Transport;
using EdgeAgent.VoicePicking.Speaking;

namespace EdgeAgent;

/// <summary>The entry point.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments) => Commands(TimeProvider.System).Parse(arguments).InvokeAsync(
        new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        });

    /// <summary>The whole command line.</summary>
    internal static RootCommand Commands(TimeProvider time)
    {
        var drivers = DriverList.All;
        string? StateFolderOf(string? file) =>
            new ConfigLoader(drivers).Load(file ?? ConfigLoader.StandardFile).Config?.StateFolder;

        var secrets = new SecretSource();
        var services = new DriverServices { Time = time, Network = new TcpStreamConnector(secrets), Secrets = secrets };
        return new RootCommand(
            "EdgeAgent: drives a store's devices, keeps what they say, and hands it to headquarters.")
        {
            RunCommand.Build(drivers, services),
            CheckCommand.Build(drivers, time),
            SchemaCommand.Build(drivers),
            DevicesCommand.Build(drivers, services),
            new Command("try", "Runs one decoder on a file, with no device and no config, and prints JSON lines.")
            {
                TryLlrpCommand.Build(),
                TryEpcCommand.Build(),
                TryCameraEventCommand.Build(),
                TryTrackCommand.Build(),
                TryFootfallCommand.Build(time),
                TryPlatesCommand.Build(time),
                TryPlateCropCommand.Build(time),
                TrySpeakCommand.Build(time),
                TrySpeechCommand.Build(time),
                TryEnrolCommand.Build(),
            },
            EventsCommand.Build(StateFolderOf, time),
            BufferCommand.Build(StateFolderOf),
            QueryCommand.Build(StateFolderOf),
            PlateListCommand.Build(secrets),
            OperatorsCommand.Build(drivers, services),
            WorkCommand.Build(),
            UpdateCommand.Build(
                drivers, time, new RaucSlots(ChildProgram.RunAsync), UpdateRecords.StandardFolder),
            DemoCommand.Build(DemoPickerCommand.Build(time, () => EspeakSynthesizer.Start(new SpeakingOptions()))),
            FirstBootCommand.Build(drivers, time),
            ResultCommand.Build(drivers, time),
            SupportBundleCommand.Build(drivers, time),
            VersionCommand.Build(),
        };
    }
}
