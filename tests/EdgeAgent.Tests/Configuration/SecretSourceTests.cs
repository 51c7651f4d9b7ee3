// Secrets come from where the config says, and no message ever holds one.
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class SecretSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edge-agent-secrets-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("s3cret", "s3cret")]
    [InlineData("s3cret\n", "s3cret")]
    [InlineData("s3cret\r\n", "s3cret")]
    [InlineData("s3cret\n\n", "s3cret\n")]
    [InlineData(" s3cret ", " s3cret ")]
    public void A_file_is_read_without_its_last_line_break_and_not_trimmed_further(string content, string expected)
    {
        var path = Write("password", content);
        Assert.Equal(expected, Source().Reveal(new SecretReference("file", path)));
    }

    [Fact]
    public void A_credential_is_a_file_in_the_folder_that_systemd_names()
    {
        Write("mqtt-key", "s3cret\n");
        var source = Source((CredentialFile.Variable, _folder));
        Assert.Equal("s3cret", source.Reveal(new SecretReference("credential", "mqtt-key")));
    }

    [Fact]
    public void A_credential_of_a_folder_that_was_handed_over_as_a_whole_is_found_by_its_own_name()
    {
        Write("secret_mqtt-key", "s3cret\n");
        var source = Source((CredentialFile.Variable, _folder));
        Assert.Equal("s3cret", source.Reveal(new SecretReference("credential", "mqtt-key")));
    }

    [Fact]
    public void A_credential_that_the_unit_names_itself_comes_before_one_of_the_folder()
    {
        Write("mqtt-key", "named");
        Write("secret_mqtt-key", "of the folder");
        var source = Source((CredentialFile.Variable, _folder));
        Assert.Equal("named", source.Reveal(new SecretReference("credential", "mqtt-key")));
    }

    [Fact]
    public void At_the_box_root_reads_the_credentials_that_the_service_will_be_given()
    {
        Write("mqtt-key", "s3cret");
        var source = new SecretSource(_ => null, _folder);
        Assert.Equal("s3cret", source.Reveal(new SecretReference("credential", "mqtt-key")));
    }

    [Fact]
    public void A_variable_of_the_environment_is_taken_as_it_is() =>
        Assert.Equal("s3cret", Source(("PASSWORD", "s3cret")).Reveal(new SecretReference("env", "PASSWORD")));

    [Theory]
    [InlineData("file", "/nowhere/at/all", "/nowhere/at/all does not exist")]
    [InlineData("credential", "mqtt-key", "LoadCredential=mqtt-key")]
    [InlineData("credential", "../etc/shadow", "plain name")]
    [InlineData("env", "PASSWORD", "PASSWORD is not set")]
    [InlineData("vault", "x", "unknown kind")]
    public void What_is_not_there_is_a_sentence_that_names_the_reference(string scheme, string name, string part)
    {
        var fault = Assert.Throws<DeviceFault>(() => Source().Reveal(new SecretReference(scheme, name)));
        Assert.Contains(part, fault.Message);
        Assert.Contains($"{scheme}:{name}", fault.Message);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [Fact]
    public void An_empty_file_is_no_secret()
    {
        var path = Write("password", "\n");
        var fault = Assert.Throws<DeviceFault>(() => Source().Reveal(new SecretReference("file", path)));
        Assert.Contains("is empty", fault.Message);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static SecretSource Source(params (string Name, string Value)[] environment) =>
        new(name => environment.FirstOrDefault(variable => variable.Name == name).Value);
}
