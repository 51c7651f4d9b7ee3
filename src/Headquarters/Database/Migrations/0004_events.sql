-- Events, rollups, and what could not be taken.
set local role edge_hq_owner;

-- Kinds have numbers: a number costs four bytes in each row, a name thirty. Those below 100 are few and often asked for;
-- they alone are indexed by kind (events_rare).
create table hq.kinds (
    id   int primary key,
    type text not null unique
);
create sequence hq.kind_numbers start with 100 owned by hq.kinds.id;
insert into hq.kinds (id, type) values
    (1, 'retail.vehicle.arrived.v1'),
    (2, 'retail.vehicle.left.v1'),
    (3, 'box.device.lost.v1'),
    (4, 'box.device.back.v1'),
    (5, 'box.device.failed.v1'),
    (6, 'retail.shelf.low.v1'),
    (7, 'retail.shelf.empty.v1'),
    (8, 'retail.shelf.refilled.v1'),
    (9, 'box.buffer.dropped.v1'),
    (10, 'box.store.quarantined.v1');

create function hq.kinds_of(types text[])
returns table (id int, type text)
language plpgsql security definer set search_path = hq, pg_temp as $$
begin
    insert into hq.kinds (id, type)
    select nextval('hq.kind_numbers'), t.type
    from (
        select distinct w.type from unnest(types) w (type)
        where not exists (select from hq.kinds k where k.type = w.type) order by 1) t
    on conflict do nothing;
    return query select k.id, k.type from hq.kinds k where k.type = any (types);
end $$;

-- No foreign keys on what grows by thousands a second: custody (hq.streams) decides what is inserted, and nobody deletes
-- single streams or kinds. The key is the second line of defence behind custody, and finds the events of a box.
create table hq.events (
    stream     int not null,
    kind       int not null,
    sequence   bigint not null,
    time       timestamptz not null,
    recorded   timestamptz not null,
    received   timestamptz not null default now(),
    synced     boolean not null,
    historical boolean not null,
    device     text not null,
    data       jsonb not null,
    primary key (stream, sequence, time)
) partition by range (time);
create table hq.events_odd partition of hq.events default;
create index events_rare on hq.events (kind, time) where kind < 100;

create table hq.rollups (
    box      int not null,
    metric   text not null,
    period   text not null,
    subject  text not null,
    starts   timestamptz not null,
    ends     timestamptz not null,
    revision int not null,
    received timestamptz not null default now(),
    data     jsonb not null,
    primary key (box, metric, period, subject, starts)
) partition by range (starts);
create table hq.rollups_odd partition of hq.rollups default;
create index rollups_metric on hq.rollups (metric, period, starts);

-- Kept raw, each message once however often it comes: `digest` is SHA-256 over topic, reason, length and bytes.
create table hq.quarantine (
    id       bigint generated always as identity primary key,
    digest   bytea not null unique,
    box      int,
    topic    text not null,
    reason   text not null,
    sentence text not null,
    epoch    text,
    sequence bigint,
    bytes    bigint not null,
    payload  bytea not null,
    received timestamptz not null default now()
);
create index quarantine_received on hq.quarantine (received);

grant insert on hq.events to edge_hq_collector;
grant select, insert, update on hq.rollups to edge_hq_collector;
grant select, insert on hq.quarantine to edge_hq_collector;
grant execute on function hq.kinds_of to edge_hq_collector;
