// What is remembered of commands, over restarts and damage.
using EdgeAgent.Contracts.Push;
using EdgeAgent.Steering.Orders;
using EdgeAgent.Tests.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Steering.Orders;

public sealed class OrderMemoryTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly StateFolder _folder = new();

    [Fact]
    public void A_command_is_remembered_over_restarts_until_it_has_expired()
    {
        Assert.Null(new OrderMemory(_folder.Path).Remember(Now.AddMinutes(1), Result("a", "begun")));
        Assert.Null(new OrderMemory(_folder.Path).Remember(Now.AddMinutes(1), Result("a", "done")));

        var memory = new OrderMemory(_folder.Path);
        Assert.Equal("done", memory.Find("a")!.Text);
        Assert.True(memory.HasRoom(Now.AddMinutes(1)));
        Assert.NotNull(memory.Find("a"));
        Assert.True(memory.HasRoom(Now.AddMinutes(2)));
        Assert.Null(memory.Find("a"));
    }

    [Fact]
    public void A_full_memory_has_no_room_until_one_has_expired()
    {
        var memory = new OrderMemory(_folder.Path);
        for (var number = 0; number < OrderMemory.Most; number++)
            memory.Remember(Now.AddMinutes(number == 7 ? 1 : 9), Result($"c-{number}", "done"));

        Assert.False(memory.HasRoom(Now));
        Assert.True(memory.HasRoom(Now.AddMinutes(2)));
        Assert.Null(memory.Find("c-7"));
        Assert.NotNull(memory.Find("c-8"));
    }

    [Fact]
    public void A_damaged_memory_is_set_aside_and_said()
    {
        new OrderMemory(_folder.Path).Remember(Now.AddMinutes(1), Result("a", "done"));
        var file = Path.Combine(_folder.Path, OrderMemory.Name);
        var whole = File.ReadAllBytes(file);
        foreach (var damaged in new[] { [], whole[..30], whole[..^1], new byte[whole.Length] })
        {
            File.WriteAllBytes(file, damaged);

            var memory = new OrderMemory(_folder.Path);

            Assert.Contains("may run again", memory.Damage, StringComparison.Ordinal);
            Assert.Null(memory.Find("a"));
            Assert.Null(new OrderMemory(_folder.Path).Damage);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static CommandResult Result(string id, string text) => new(id, "restart", CommandNames.Done, text, Now);
}
