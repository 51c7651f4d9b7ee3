// People who walk, meet, hide and come back.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;
using Xunit;

namespace EdgeAgent.Models.Tests.Tracking;

public sealed class TrackerTests
{
    private const double Step = 0.1;
    private readonly Tracker _tracker = new(new TrackerOptions());
    private int _frame;

    [Fact]
    public void Somebody_is_confirmed_at_the_third_sight()
    {
        See(Person(100));
        See(Person(104));
        Assert.False(Assert.Single(_tracker.Tracks).Confirmed);
        See(Person(108));
        Assert.True(Assert.Single(_tracker.Tracks).Confirmed);
    }

    [Fact]
    public void Who_is_hidden_for_less_than_a_second_keeps_the_name()
    {
        for (var i = 0; i < 10; i++) See(Person(100 + (6 * i)));
        for (var i = 10; i < 18; i++) See();
        for (var i = 18; i < 25; i++) See(Person(100 + (6 * i)));
        Assert.Equal(1, Assert.Single(_tracker.Tracks).Id);
    }

    [Fact]
    public void Who_comes_out_where_he_could_have_gone_is_joined_with_his_past()
    {
        var joins = new List<TrackJoin>();
        for (var i = 0; i < 10; i++) See(Person(100 + (8 * i)));
        for (var i = 10; i < 23; i++) See();
        for (var i = 23; i < 30; i++)
        {
            See(Person(100 + (8 * i)));
            joins.AddRange(_tracker.Joined);
        }

        Assert.Equal([new TrackJoin(2, 1)], joins);
        Assert.Equal(1, Assert.Single(_tracker.Tracks).Id);
    }

    [Fact]
    public void A_weak_detection_continues_a_track_and_begins_none()
    {
        for (var i = 0; i < 5; i++) See(Person(100 + (4 * i)));
        for (var i = 5; i < 10; i++) See(Person(100 + (4 * i), 0.2f), Person(500, 0.2f));
        var track = Assert.Single(_tracker.Tracks);
        Assert.Equal((0, 10), (track.Missed, track.Hits));
    }

    [Fact]
    public void Two_who_cross_keep_their_names()
    {
        for (var i = 0; i < 40; i++)
            See(Person(100 + (6 * i)), new Detection(new PixelBox(340 - (6 * i), 105, 30, 82), 1));
        Assert.Equal(2, _tracker.Tracks.Count);
        Assert.Equal(1, _tracker.Tracks.OrderByDescending(it => it.Box.X).First().Id);
    }

    [Fact]
    public void A_glimpse_is_given_up_and_never_confirmed()
    {
        See(Person(100));
        for (var i = 0; i < 3; i++) See();
        Assert.Empty(_tracker.Tracks);
        Assert.False(Assert.Single(_tracker.Gone).Confirmed);
    }

    [Fact]
    public void After_a_cut_nobody_is_known_and_no_name_comes_back()
    {
        for (var i = 0; i < 5; i++) See(Person(100));
        _tracker.Reset();
        _tracker.Update(0, [Person(100)]);
        Assert.Equal(2, Assert.Single(_tracker.Tracks).Id);
    }

    [Fact]
    public void Time_that_does_not_go_on_is_refused()
    {
        _tracker.Update(1, []);
        Assert.Throws<ArgumentOutOfRangeException>(() => _tracker.Update(1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => _tracker.Update(double.NaN, []));
    }

    [Fact]
    public void A_scene_of_people_who_are_known_is_followed_without_allocating()
    {
        var people = Enumerable.Range(0, 30).Select(i => Person(60 * i)).ToArray();
        for (var i = 0; i < 20; i++) See(people);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) _tracker.Update(++_frame * Step, people);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Detection Person(float x, float score = 0.9f) => new(new PixelBox(x, 100, 30, 80), score);

    private void See(params Detection[] detections) => _tracker.Update(++_frame * Step, detections);
}
