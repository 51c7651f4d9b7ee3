// The description of the whole file, from the functions that read it.
namespace EdgeAgent.Configuration.Describing;

/// <summary>Describes <c>store.yaml</c>.</summary>
internal static class StoreDescription
{
    /// <summary>The file's blocks, with a variant of the device block for each driver.</summary>
    public static BlockDescription Of(DriverCatalogue drivers) =>
        DescribingOptionReader.Describe(reader => StoreConfig.Read(reader, drivers, "/"));
}
