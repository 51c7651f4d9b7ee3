// `edge-agent schema`: what store.yaml may hold, for editors (JSON Schema) and for people (docs/config.md), and what
// each driver drives (docs/drivers.md).
using System.CommandLine;
using EdgeAgent.Configuration;
using EdgeAgent.Configuration.Describing;

namespace EdgeAgent.Commands;

/// <summary>Prints the shape of the config file.</summary>
public static class SchemaCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Build(DriverCatalogue drivers)
    {
        var markdown = new Option<bool>("--markdown") { Description = "Print docs/config.md instead of JSON Schema." };
        var pages = new Option<bool>("--drivers")
        {
            Description = "Print docs/drivers.md: what each driver drives, with its sample.",
        };
        var command = new Command("schema", "Print the JSON Schema of store.yaml, for editors.") { markdown, pages };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(pages))
            {
                Console.Out.Write(DriverReference.Of(drivers));
                return 0;
            }

            var store = StoreDescription.Of(drivers);
            Console.Out.Write(
                arguments.GetValue(markdown) ? MarkdownReference.Of(store) : JsonSchemaDocument.Of(store));
            return 0;
        });
        return command;
    }
}
