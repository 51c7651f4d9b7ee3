-- Finds sequences that a box has settled and that HQ never got.
set local role edge_hq_owner;

-- Brings the open gaps of one stream up to date with what is missing by now, and adds those that are new: missing at or
-- below `ripe`, which the box settled long enough ago. A gap that shrank is asked for again soon.
create function hq.note_gaps(of_stream int, missing int8multirange, ripe bigint, at timestamptz)
returns void
language plpgsql as $$
declare
    gap record;
    piece int8range;
    pieces int8multirange;
    known int8multirange := '{}';
begin
    for gap in select * from hq.gaps g where g.stream = of_stream and g.state = 'open' order by g.first loop
        pieces := missing * int8multirange(int8range(gap.first, gap.last, '[]'));
        known := known + pieces;
        if isempty(pieces) then
            update hq.gaps set state = 'healed', closed = at where id = gap.id;
        elsif lower(pieces) <> gap.first or upper(pieces) <> gap.last + 1 or range_merge(pieces) <> (
            select p from unnest(pieces) p limit 1)
        then
            select p into piece from unnest(pieces) p limit 1;
            update hq.gaps
            set first = lower(piece), last = upper(piece) - 1, times_asked = least(times_asked, 1)
            where id = gap.id;
            insert into hq.gaps (stream, first, last, first_seen, last_asked, times_asked)
            select of_stream, lower(p), upper(p) - 1, gap.first_seen, gap.last_asked, least(gap.times_asked, 1)
            from unnest(pieces - int8multirange(piece)) p;
        end if;
    end loop;

    insert into hq.gaps (stream, first, last, first_seen)
    select of_stream, lower(p), upper(p) - 1, at
    from unnest(missing * int8multirange(int8range(1, ripe + 1)) - known) p;
end $$;

-- The gaps to ask for now, oldest first; each is noted as asked. A box that is not there is not asked, and one that came
-- back is asked at once: what it was asked on an earlier connection it may never have heard. A box that does not answer
-- is asked after twice the time each time, up to an hour. Where another instance is at it, nothing is returned: it asks.
create function hq.ask_for_gaps(at timestamptz, grace interval, asked_within interval, most int)
returns table (tenant text, store text, box text, epoch text, first bigint, last bigint, asked int)
language plpgsql as $$
declare
    behind record;
begin
    if not pg_try_advisory_xact_lock(hashtext('hq.ask_for_gaps')) then
        return;
    end if;

    for behind in
        select s.id, '{[1,)}'::int8multirange - s.held as missing,
            case
                when s.settled_at <= at - grace then s.settled
                when s.watched_at <= at - grace then s.watched
                else 0
            end as ripe
        from hq.streams s
        where s.settled > s.upto
            or exists (select from hq.gaps g where g.stream = s.id and g.state = 'open')
        order by s.id
    loop
        perform hq.note_gaps(behind.id, behind.missing, behind.ripe, at);
    end loop;

    -- Steady traffic raises `settled` all the time; the value that is watched stands still until it is old enough.
    update hq.streams s
    set watched = s.settled, watched_at = s.settled_at
    where s.settled > s.upto and s.settled > s.watched
        and (s.watched_at is null or s.watched_at <= at - grace);

    return query
    with due as (
        select g.id
        from hq.gaps g
        join hq.streams s on s.id = g.stream
        join hq.boxes b on b.id = s.box
        where g.state = 'open' and b.state = 'online' and (
            g.last_asked is null
            or g.last_asked < b.connected
            or g.last_asked <= at - least(
                asked_within * power(2, least(g.times_asked - 1, 20)),
                greatest(interval '1 hour', asked_within)))
        order by g.first_seen, g.stream, g.first
        limit most
        for update of g skip locked),
    asked_now as (
        update hq.gaps g
        set last_asked = at, times_asked = g.times_asked + 1
        from due
        where g.id = due.id
        returning g.*)
    select b.tenant, b.store, b.box, s.epoch, a.first, a.last, a.times_asked
    from asked_now a
    join hq.streams s on s.id = a.stream
    join hq.boxes b on b.id = s.box
    order by a.first_seen, a.stream, a.first;
end $$;

grant execute on function hq.note_gaps, hq.ask_for_gaps to edge_hq_collector;
