// What the tests on the whole image share: the image, and the report.
using System.Runtime.CompilerServices;
using EdgeAgent.ApplianceTests.PowerCuts;
using EdgeAgent.Machines.Reporting;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.ApplianceTests.Image;

/// <summary>The image; looked for once.</summary>
public sealed class ImageTests : IAsyncLifetime
{
    /// <summary>The name of the tests that share it: they run one after the other.</summary>
    public const string Name = "The whole image";

    private readonly CheckReport _report =
        new("The appliance: what was done, and what was seen", Repository.PathOf("out/appliance"));

    /// <summary>The image.</summary>
    public ApplianceImage Image { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!ApplianceFactAttribute.Wanted) return;
        Image = await ApplianceImage.FindAsync();
        _report.Figure("image", $"{new FileInfo(Image.File).Length / 1_000_000} MB");
        _report.Figure("bundle", $"{new FileInfo(ApplianceImage.Bundle("first")).Length / 1_000_000} MB");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Runs a check with a store of its own around it, and puts it into the report.</summary>
    public async Task CheckAsync(Func<CheckRecord, StoreOutside, Task> body, [CallerMemberName] string name = "")
    {
        await using var store = await StoreOutside.OpenAsync();
        await _report.CheckAsync(name, check => body(check, store));
    }
}

/// <summary>The tests that share the image.</summary>
[CollectionDefinition(ImageTests.Name)]
public sealed class ImageTestCollection : ICollectionFixture<ImageTests>;
