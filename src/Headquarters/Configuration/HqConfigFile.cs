// Reads `hq.yaml`, and says where and what is wrong with it.
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EdgeAgent.Headquarters.Configuration;

/// <summary>Reads the config file.</summary>
public static class HqConfigFile
{
    /// <summary>Where it is looked for when none is named.</summary>
    public const string Standard = "/etc/edge-hq/hq.yaml";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ConfigRefusal">With sentences, one a line.</exception>
    public static HqConfig Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigRefusal($"{path} cannot be read: {fault.Message} Name another with --config.");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="name">What to call it in sentences.</param>
    /// <exception cref="ConfigRefusal">With sentences, one a line.</exception>
    public static HqConfig Parse(string text, string name)
    {
        var reader = new DeserializerBuilder()
            .WithNamingConvention(HyphenatedNamingConvention.Instance)
            .WithTypeConverter(new DurationYaml())
            .WithDuplicateKeyChecking()
            .Build();
        HqConfig config;
        try
        {
            config = reader.Deserialize<HqConfig?>(text) ?? new HqConfig();
        }
        catch (YamlException fault)
        {
            var cause = fault.InnerException is { } inner && inner is not YamlException ? inner.Message : fault.Message;
            throw new ConfigRefusal($"{name}:{fault.Start.Line}:{fault.Start.Column}: {cause}");
        }

        var faults = HqConfigCheck.Faults(config).ToList();
        return faults.Count == 0
            ? config
            : throw new ConfigRefusal(string.Join('\n', faults.Select(fault => $"{name}: {fault}")));
    }
}

/// <summary>The config has faults; the message has a sentence a line.</summary>
public sealed class ConfigRefusal(string sentences) : Exception(sentences);
