// The description as docs/config.md: a table for each block, in the order of the file.
using System.Text;

namespace EdgeAgent.Configuration.Describing;

/// <summary>Prints a description as Markdown.</summary>
internal static class MarkdownReference
{
    private const string Opening =
        """
        # `store.yaml`, key by key

        This page is printed from the functions that read the file; after a change of options print it anew:

        ```
        edge-agent schema --markdown > docs/config.md
        ```

        `edge-agent check` reports everything that is wrong with a file at once, each fault with line and column. For
        completion and checks while typing, give your editor the JSON Schema: `edge-agent schema > store.schema.json`.

        | written as | means |
        | --- | --- |
        | `500ms` `15s` `10m` `2h` `7d` | a time, always with its unit |
        | `64KiB` `512MiB` `2GiB` | a size in powers of 1,024, always with its unit |
        | `file:/path` `credential:name` `env:NAME` | where a secret is; the secret itself never stands in the file |
        | `enabled: false` in a device's block | the device is left out, and faults in its block are only notes |

        Relative file names start from the folder of `store.yaml`. A credential is one of systemd's (`LoadCredential=`).
        The file is strict: unknown keys, tabs, keys given twice, anchors, aliases, tags and second documents are
        refused.

        """;

    /// <summary>The whole page.</summary>
    public static string Of(BlockDescription store)
    {
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        page.Append("\n## At the top of the file\n");
        Table(page, store.Options, "");
        foreach (var option in store.Options.Where(option => option.Block is not null))
            Section(page, 2, $"`{PathOf(option, "")}`", option, option.Block!, PathOf(option, ""));
        return page.ToString();
    }

    private static void Section(
        StringBuilder page, int level, string title, OptionDescription option, BlockDescription block, string path)
    {
        page.Append($"\n{new string('#', Math.Min(level, 6))} {title}\n");
        page.Append($"\n{option.Doc}{Keys(option)}\n");
        Table(page, block.Options, path);
        Nested(page, level, block.Options, path);
        foreach (var variant in block.Variants)
        {
            page.Append($"\n{new string('#', level + 1)} `{block.VariantKey}: {variant.Word}`\n\n{variant.Summary}\n");
            Table(page, variant.Options, path);
            Nested(page, level + 1, variant.Options, path);
        }
    }

    private static void Nested(StringBuilder page, int level, IReadOnlyList<OptionDescription> options, string path)
    {
        foreach (var inner in options.Where(it => it.Block is not null))
            Section(page, level + 1, $"`{PathOf(inner, path)}`", inner, inner.Block!, PathOf(inner, path));
    }

    private static void Table(StringBuilder page, IReadOnlyList<OptionDescription> options, string path)
    {
        if (options.Count == 0) return;
        page.Append("\n| key | takes | default | what it is |\n| --- | --- | --- | --- |\n");
        foreach (var option in options)
            page.Append(
                $"| `{option.Key}` | {Cell(Takes(option, path))} | {Standard(option)} | {Cell(option.Doc)} |\n");
    }

    private static string Takes(OptionDescription option, string path)
    {
        if (option.Block is not null) return $"{option.Takes.Split(':')[0]}, see `{PathOf(option, path)}`";
        return option.Example is null || option.Default is not null
            ? option.Takes
            : $"{option.Takes}; such as `{option.Example}`";
    }

    private static string Standard(OptionDescription option) =>
        option.Required ? "**required**" : option.Default is null ? "" : $"`{option.Default}`";

    private static string Keys(OptionDescription option) => option.Type switch
    {
        OptionType.Numbered => $" The keys are numbers, {option.Minimum} to {option.Maximum}.",
        OptionType.Named => $" The keys are {option.Takes.Replace("blocks by name: ", "")}.",
        _ => "",
    };

    private static string PathOf(OptionDescription option, string path)
    {
        var key = path.Length == 0 ? option.Key : $"{path}.{option.Key}";
        return option.Type switch
        {
            OptionType.Named => $"{key}.NAME",
            OptionType.Numbered => $"{key}.NUMBER",
            OptionType.List => $"{key}[]",
            _ => key,
        };
    }

    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
