-- Boxes, and how far HQ has custody of each of their epochs.
set local role edge_hq_owner;

create table hq.boxes (
    id              int generated always as identity primary key,
    tenant          text not null,
    store           text not null,
    box             text not null,
    first_seen      timestamptz not null default now(),
    -- The last status; null until one came. What people ask for stands in columns of its own.
    state           text,
    since           timestamptz,
    received        timestamptz,
    connection      text,
    connected       timestamptz,
    beat            bigint,
    written         timestamptz,
    version         text,
    clock           text,
    queue_depth     bigint,
    oldest_unsent_s double precision,
    last_sequence   bigint,
    settled_up_to   bigint,
    status          jsonb,
    unique (tenant, store, box)
) with (fillfactor = 50);

-- A stream is one epoch of one box. Custody stands here and nowhere else: `held` has every sequence that is stored,
-- quarantined or named as gone, and a batch adds to it in the transaction that stores its events. No index on what
-- changes, and half of each page free: an update then stays on its page (HOT).
create table hq.streams (
    id              int generated always as identity primary key,
    box             int not null references hq.boxes,
    epoch           text not null,
    held            int8multirange not null default '{}',
    -- The first place from 1 on that is not held, less one.
    upto            bigint not null generated always as (lower('{[1,)}'::int8multirange - held) - 1) stored,
    heard           timestamptz,
    -- What the box says it has settled, since when HQ knows, and the value that is waiting to be old enough to ask for.
    settled         bigint not null default 0,
    settled_at      timestamptz,
    watched         bigint not null default 0,
    watched_at      timestamptz,
    unique (box, epoch)
) with (fillfactor = 50);

-- Sequences that are or were missing: every hole is a row.
create table hq.gaps (
    id              bigint generated always as identity primary key,
    stream          int not null references hq.streams,
    first           bigint not null,
    last            bigint not null,
    state           text not null default 'open' check (state in ('open', 'healed', 'named')),
    reason          text,
    first_seen      timestamptz not null,
    last_asked      timestamptz,
    times_asked     int not null default 0,
    closed          timestamptz
);
create index gaps_open on hq.gaps (stream, first) where state = 'open';

-- The ids of boxes and streams, made where they are new. An epoch may be null: then only the box counts.
create function hq.streams_of(tenants text[], stores text[], names text[], epochs text[])
returns table (n bigint, box int, stream int)
language plpgsql as $$
begin
    insert into hq.boxes (tenant, store, box)
    select distinct w.tenant, w.store, w.name
    from unnest(tenants, stores, names) w (tenant, store, name)
    where not exists (
        select from hq.boxes b where b.tenant = w.tenant and b.store = w.store and b.box = w.name)
    order by 1, 2, 3
    on conflict do nothing;

    insert into hq.streams (box, epoch)
    select distinct b.id, w.epoch
    from unnest(tenants, stores, names, epochs) w (tenant, store, name, epoch)
    join hq.boxes b on b.tenant = w.tenant and b.store = w.store and b.box = w.name
    where w.epoch is not null
        and not exists (select from hq.streams s where s.box = b.id and s.epoch = w.epoch)
    order by 1, 2
    on conflict do nothing;

    return query
    select w.ordinality, b.id, s.id
    from unnest(tenants, stores, names, epochs) with ordinality w (tenant, store, name, epoch)
    join hq.boxes b on b.tenant = w.tenant and b.store = w.store and b.box = w.name
    left join hq.streams s on s.box = b.id and s.epoch = w.epoch;
end $$;

-- Locks streams at the end of a batch's transaction, in the order of their ids: two batches wait for each other, never
-- for ever, and only as long as a commit takes.
create function hq.lock_streams(ids int[])
returns void
language sql as $$
    select from hq.streams s where s.id = any (ids) order by s.id for update
$$;

-- Takes custody of places of streams that are locked. Places that are `fresh` were inserted by this batch; if another one
-- has taken them since we looked, this one starts anew (40001).
create function hq.hold(stream_ids int[], firsts bigint[], lasts bigint[], fresh boolean[])
returns void
language plpgsql as $$
begin
    if exists (
        select from unnest(stream_ids, firsts, lasts, fresh) p (stream, first, last, fresh)
        left join hq.streams s on s.id = p.stream
        where s.id is null or (p.fresh and s.held && int8range(p.first, p.last, '[]')))
    then
        raise exception 'another instance has stored some of these events' using errcode = '40001';
    end if;

    update hq.streams s
    set held = s.held + new.places, heard = now()
    from (
        select p.stream, range_agg(int8range(p.first, p.last, '[]')) as places
        from unnest(stream_ids, firsts, lasts) p (stream, first, last)
        group by p.stream) new
    where s.id = new.stream;
end $$;

-- Notes what a box no longer has, as far as it is still missing: an open gap inside it gets its name, the rest a row of
-- its own. The streams are locked, and the batch's own events are held already.
create function hq.name_gaps(
    stream_ids int[], firsts bigint[], lasts bigint[], reasons text[], at timestamptz)
returns void
language plpgsql as $$
declare
    said record;
    missing int8multirange;
    named int8multirange;
begin
    for said in
        select p.stream, int8multirange(int8range(p.first, p.last, '[]')) as places, p.reason
        from unnest(stream_ids, firsts, lasts, reasons) p (stream, first, last, reason)
        order by p.stream, p.first
    loop
        select said.places - s.held into missing from hq.streams s where s.id = said.stream;
        with done as (
            update hq.gaps g
            set state = 'named', reason = said.reason, closed = at
            where g.stream = said.stream and g.state = 'open' and int8range(g.first, g.last, '[]') <@ missing
            returning int8range(g.first, g.last, '[]') as places)
        select coalesce(range_agg(done.places), '{}') into named from done;

        insert into hq.gaps (stream, first, last, state, reason, first_seen, closed)
        select said.stream, lower(piece), upper(piece) - 1, 'named', said.reason, at, at
        from unnest(missing - named) piece;

        -- At once, so that another range of this batch that overlaps it is not noted twice.
        update hq.streams s set held = s.held + said.places where s.id = said.stream;
    end loop;
end $$;

grant select, insert, update on hq.boxes, hq.streams, hq.gaps to edge_hq_collector;
grant execute on function
    hq.streams_of, hq.lock_streams, hq.hold, hq.name_gaps to edge_hq_collector;
