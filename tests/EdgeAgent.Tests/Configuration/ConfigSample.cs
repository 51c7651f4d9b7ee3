// A right file that uses everything, and a loader over the example driver.
using System.Text;
using EdgeAgent.Configuration;

namespace EdgeAgent.Tests.Configuration;

internal static class ConfigSample
{
    public const string Right = """
        store:
          tenant: demo
          store: 0042
          box: box-1
          gln: "4012345000009"
        zones:
          dock: { depart-after: 20s }
          floor/women:
        tags: { limit: 5000 }
        devices:
          dock-reader:
            driver: example
            enabled: true
            on-start-failure: ignore
            watchdog: 90s
            backoff: { shortest: 2s, longest: 30s }
            host: 10.0.0.7
            session: 2
            mode: dual-target
            interval: 500ms
            cache: 2MiB
            gain: 8.5
            labels: [north, "no"]
            password: env:READER_PASSWORD
            antennas:
              1: { zone: dock, power: 30 }
              2: { zone: floor/women }
            filters:
              - mask: "3034"
              - mask: 3035
            weights:
              light: { value: 1 }
        state: state
        web: { port: 9321 }
        log: { level: debug, size: 10MiB }

        """;

    public static ConfigLoader Loader { get; } = new(new DriverCatalogue([new ExampleDriver()]));

    public static ConfigLoad Load(string text) => Loader.Parse("store.yaml", Encoding.UTF8.GetBytes(text));
}
