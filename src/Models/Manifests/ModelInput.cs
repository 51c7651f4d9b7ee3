// How a manifest says that pixels are handed to the model.
namespace EdgeAgent.Models.Manifests;

/// <summary>The input of a model. What it gets is <c>(pixel - mean) * scale</c>, with pixels from 0 to 255.</summary>
public sealed record ModelInput
{
    /// <summary>The input's name in the model.</summary>
    public required string Name { get; init; }

    /// <summary>Order of the dimensions.</summary>
    public required TensorLayout Layout { get; init; }

    /// <summary>Type of the elements.</summary>
    public required TensorType Type { get; init; }

    /// <summary>
    /// The channels in their order: <c>["r", "g", "b"]</c> or <c>["b", "g", "r"]</c>, and <c>"motion"</c> as a fourth.
    /// </summary>
    public required IReadOnlyList<PixelChannel> Channels { get; init; }

    /// <summary>Width in pixels, where it is fixed.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels, where it is fixed.</summary>
    public int? Height { get; init; }

    /// <summary>What is taken off each channel: one number for all, or one a channel; nothing where left out.</summary>
    public IReadOnlyList<float> Mean { get => field ?? []; init; }

    /// <summary>What each is then multiplied by: one number for all, or one a channel; 1 where left out.</summary>
    public IReadOnlyList<float> Scale { get => field ?? []; init; }

    /// <summary>What is taken off a channel.</summary>
    public float MeanOf(int channel) => Mean.Count == 0 ? 0 : Mean[Mean.Count == 1 ? 0 : channel];

    /// <summary>What a channel is multiplied by.</summary>
    public float ScaleOf(int channel) => Scale.Count == 0 ? 1 : Scale[Scale.Count == 1 ? 0 : channel];
}
