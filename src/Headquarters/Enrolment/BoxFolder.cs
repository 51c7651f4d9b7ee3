// The certificates that were given out, where an operator looks for them and where they are revoked.
using EdgeAgent.Contracts;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>Keeps boxes' certificates as <c>TENANT/STORE/BOX/box.pem</c>. Thread-safe.</summary>
internal sealed class BoxFolder(string folder, TimeProvider time)
{
    private readonly Lock _gate = new();

    /// <summary>
    /// Keeps one; an earlier one of the same box stays beside it as <c>box.replaced-TIME.pem</c>, since it holds until
    /// it is revoked.
    /// </summary>
    public void Keep(BoxAddress box, string certificate)
    {
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var place = Path.Combine(folder, box.Tenant, box.Store, box.Box);
        Directory.CreateDirectory(place, ownerOnly);
        var file = Path.Combine(place, "box.pem");
        lock (_gate)
        {
            File.WriteAllText(file + ".new", certificate);
            if (File.Exists(file))
                File.Move(file, Path.Combine(place, $"box.replaced-{time.GetUtcNow():yyyyMMddTHHmmssfff}Z.pem"), true);
            File.Move(file + ".new", file, overwrite: true);
        }
    }
}
