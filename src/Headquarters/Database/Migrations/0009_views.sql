-- What HQ's people and their tools read: plain views in `public`, one row a fact, no payloads. Numbers are taken only
-- where they are numbers, so that one box that talks nonsense spoils no report.
set local role edge_hq_owner;

create function hq.number(data jsonb, field text)
returns numeric
language sql immutable as $$
    select case when jsonb_typeof(data -> field) = 'number' then (data ->> field)::numeric end
$$;

create index events_visit on hq.events ((data ->> 'visit')) where kind in (1, 2);

create view public.footfall_15min as
select b.tenant, b.store, b.box, r.subject as line, r.data ->> 'area' as area, r.starts, r.ends,
    hq.number(r.data, 'in') as entries, hq.number(r.data, 'out') as exits,
    hq.number(r.data, 'occupancyEnd') as occupancy_end, hq.number(r.data, 'occupancyPeak') as occupancy_peak,
    hq.number(r.data, 'complete') as complete, coalesce(r.data ->> 'suppressed' = 'true', false) as suppressed,
    r.revision
from hq.rollups r join hq.boxes b on b.id = r.box
where r.metric = 'footfall' and r.period = '15m';

-- Kind 1 is vehicle.arrived, 2 is vehicle.left (hq.kinds).
create view public.vehicle_visits as
select b.tenant, b.store, b.box, a.data ->> 'visit' as visit, a.time as arrived, l.time as departed,
    hq.number(l.data, 'dwellS') as dwell_s, l.data ->> 'ended' as ended, a.data ->> 'list' as list,
    a.data ->> 'member' as member, a.data ->> 'plateKey' as plate_key, a.data ->> 'region' as region,
    a.data ->> 'zone' as zone, hq.number(a.data, 'lane') as lane, hq.number(a.data, 'confidence') as confidence,
    a.synced
from hq.events a
join hq.streams s on s.id = a.stream
join hq.boxes b on b.id = s.box
left join lateral (
    select e.time, e.data
    from hq.events e
    where e.kind = 2 and e.stream = a.stream and e.data ->> 'visit' = a.data ->> 'visit'
        and e.time >= a.time and e.time < a.time + interval '7 days'
    order by e.time desc
    limit 1) l on true
where a.kind = 1;

create view public.tag_movements as
select b.tenant, b.store, b.box, e.time,
    case k.type
        when 'retail.tag.arrived.v1' then 'arrived'
        when 'retail.tag.moved.v1' then 'moved'
        else 'departed'
    end as movement,
    e.data ->> 'epc' as epc, e.data ->> 'uri' as uri, e.data ->> 'gtin' as gtin, e.data ->> 'serial' as serial,
    case k.type when 'retail.tag.moved.v1' then e.data ->> 'from' when 'retail.tag.departed.v1' then e.data ->> 'zone'
    end as from_zone,
    case k.type when 'retail.tag.moved.v1' then e.data ->> 'to' when 'retail.tag.arrived.v1' then e.data ->> 'zone'
    end as to_zone,
    hq.number(e.data, 'dwellS') as dwell_s, hq.number(e.data, 'confidence') as confidence, e.device, e.synced,
    e.recorded, s.epoch, e.sequence
from hq.events e
join hq.kinds k on k.id = e.kind
join hq.streams s on s.id = e.stream
join hq.boxes b on b.id = s.box
where k.type in ('retail.tag.arrived.v1', 'retail.tag.moved.v1', 'retail.tag.departed.v1');

create view public.stock_by_zone as
select b.tenant, b.store, b.box, l.subject as zone, hq.number(l.data, 'tags') as tags,
    hq.number(l.data, 'items') as items, hq.number(l.data, 'complete') as complete, l.ends as at
from hq.latest l join hq.boxes b on b.id = l.box
where l.metric = 'zone-stock' and l.period = '1m';

create view public.shelf_availability as
select b.tenant, b.store, b.box, r.subject as zone, r.starts, r.ends, hq.number(r.data, 'slots') as slots,
    hq.number(r.data, 'availableShare') as available_share, hq.number(r.data, 'emptyMinutes') as empty_minutes,
    hq.number(r.data, 'complete') as complete, r.revision
from hq.rollups r join hq.boxes b on b.id = r.box
where r.metric = 'shelf-availability' and r.period = '15m';

create view public.pick_performance as
select b.tenant, b.store, b.box, r.subject as operator, r.starts, r.ends, hq.number(r.data, 'lines') as lines,
    hq.number(r.data, 'pieces') as pieces, hq.number(r.data, 'shorts') as shorts,
    hq.number(r.data, 'reprompts') as reprompts, hq.number(r.data, 'linesPerHour') as lines_per_hour,
    hq.number(r.data, 'medianLineS') as median_line_s, r.revision
from hq.rollups r join hq.boxes b on b.id = r.box
where r.metric = 'picking' and r.period = '15m';

create view public.gaps as
select b.tenant, b.store, b.box, s.epoch, g.first, g.last, g.last - g.first + 1 as events, g.state, g.reason,
    g.first_seen, g.last_asked, g.times_asked, g.closed
from hq.gaps g
join hq.streams s on s.id = g.stream
join hq.boxes b on b.id = s.box;

create view public.quarantine as
select q.id, q.received, b.tenant, b.store, b.box, q.topic, q.reason, q.sentence, q.epoch, q.sequence, q.bytes
from hq.quarantine q left join hq.boxes b on b.id = q.box;

-- Kinds 3, 4 and 5 are device.lost, device.back and device.failed (hq.kinds).
create view public.box_health as
select b.tenant, b.store, b.box, b.state, b.since, greatest(b.received, s.heard) as last_seen,
    round(extract(epoch from now() - greatest(b.received, s.heard))) as silent_s, b.version, b.clock, b.queue_depth,
    b.oldest_unsent_s, s.epoch, b.last_sequence, b.settled_up_to, s.upto as held_up_to,
    (select count(*) from hq.gaps g join hq.streams o on o.id = g.stream where o.box = b.id and g.state = 'open')
        as gaps_open,
    (select coalesce(sum(g.last - g.first + 1), 0) from hq.gaps g join hq.streams o on o.id = g.stream
        where o.box = b.id and g.state = 'open') as events_missing,
    (select coalesce(sum(g.last - g.first + 1), 0) from hq.gaps g join hq.streams o on o.id = g.stream
        where o.box = b.id and g.state = 'named') as events_gone,
    (select count(*) from hq.quarantine q where q.box = b.id) as quarantined,
    d.devices_lost, hq.number(h.data, 'diskFreeMb') as disk_free_mb, hq.number(h.data, 'rssMb') as rss_mb,
    hq.number(h.data, 'cpuShare') as cpu_share, hq.number(h.data, 'bufferHoursLeft') as buffer_hours_left,
    b.first_seen
from hq.boxes b
left join lateral (
    select o.id, o.epoch, o.upto, o.heard from hq.streams o where o.box = b.id
    order by o.epoch = (b.status -> 'handedOver' ->> 'epoch') desc nulls last, o.heard desc nulls last limit 1) s on true
left join lateral (
    select coalesce(array_agg(last.device order by last.device) filter (where last.kind in (3, 5)), '{}') as devices_lost
    from (
        select distinct on (e.data ->> 'device') e.data ->> 'device' as device, e.kind
        from hq.events e
        where e.kind in (3, 4, 5) and e.stream = s.id and e.time > now() - interval '30 days'
        order by e.data ->> 'device', e.sequence desc) last) d on true
left join hq.latest h on h.box = b.id and h.metric = 'box-health' and h.period = '1m' and h.subject = '';

create index quarantine_box on hq.quarantine (box);

comment on view public.footfall_15min is 'People who crossed a counting line, by quarters of an hour.';
comment on column public.footfall_15min.tenant is 'The chain.';
comment on column public.footfall_15min.store is 'The store.';
comment on column public.footfall_15min.box is 'The box; unique within the store.';
comment on column public.footfall_15min.line is 'The line, as device/line.';
comment on column public.footfall_15min.area is 'The area that the line leads into.';
comment on column public.footfall_15min.starts is 'Start of the period.';
comment on column public.footfall_15min.ends is 'End of the period, itself excluded.';
comment on column public.footfall_15min.entries is 'People who came in; null where a small count was suppressed.';
comment on column public.footfall_15min.exits is 'People who went out; null where suppressed.';
comment on column public.footfall_15min.occupancy_end is 'People in the area at the end of the period.';
comment on column public.footfall_15min.occupancy_peak is 'Most people in the area at a time.';
comment on column public.footfall_15min.complete is 'Share of the period, 0 to 1, for which the line was watched.';
comment on column public.footfall_15min.suppressed is 'Whether a small count was left out.';
comment on column public.footfall_15min.revision is 'Rises when a late event changed a closed period.';
comment on view public.vehicle_visits is 'Vehicles on the site: each arrival with its leaving.';
comment on column public.vehicle_visits.tenant is 'The chain.';
comment on column public.vehicle_visits.store is 'The store.';
comment on column public.vehicle_visits.box is 'The box; unique within the store.';
comment on column public.vehicle_visits.visit is 'The visit''s id.';
comment on column public.vehicle_visits.arrived is 'When it came.';
comment on column public.vehicle_visits.departed is 'When it left; null while it is there.';
comment on column public.vehicle_visits.dwell_s is 'Seconds between first and last sighting.';
comment on column public.vehicle_visits.ended is 'exit where it was seen leaving, timeout where it was not seen any more.';
comment on column public.vehicle_visits.list is 'The list on which the plate stands: member, delivery, blocked.';
comment on column public.vehicle_visits.member is 'The id that the chain''s list gives to the plate.';
comment on column public.vehicle_visits.plate_key is 'A keyed pseudonym of the plate; personal data all the same.';
comment on column public.vehicle_visits.region is 'The plate''s region.';
comment on column public.vehicle_visits.zone is 'Where the camera stands.';
comment on column public.vehicle_visits.lane is 'The lane.';
comment on column public.vehicle_visits.confidence is 'How sure the reading is, 0 to 1.';
comment on column public.vehicle_visits.synced is 'Whether the box''s clock could be trusted.';
comment on view public.tag_movements is 'RFID tags that came, moved and went.';
comment on column public.tag_movements.tenant is 'The chain.';
comment on column public.tag_movements.store is 'The store.';
comment on column public.tag_movements.box is 'The box; unique within the store.';
comment on column public.tag_movements.time is 'When it happened.';
comment on column public.tag_movements.movement is 'arrived, moved or departed.';
comment on column public.tag_movements.epc is 'EPC memory in upper-case hex.';
comment on column public.tag_movements.uri is 'The pure identity or another URI of the tag.';
comment on column public.tag_movements.gtin is 'GTIN-14, where the EPC holds one.';
comment on column public.tag_movements.serial is 'Serial, where the EPC holds one.';
comment on column public.tag_movements.from_zone is 'Where it was; null for arrivals.';
comment on column public.tag_movements.to_zone is 'Where it is; null for departures.';
comment on column public.tag_movements.dwell_s is 'Seconds in the zone, for departures.';
comment on column public.tag_movements.confidence is 'How clearly the new zone won, 0 to 1, for moves.';
comment on column public.tag_movements.device is 'The reader.';
comment on column public.tag_movements.synced is 'Whether the box''s clock could be trusted.';
comment on column public.tag_movements.recorded is 'When the box had it on disk.';
comment on column public.tag_movements.epoch is 'The box''s epoch.';
comment on column public.tag_movements.sequence is 'Its place within the epoch.';
comment on view public.stock_by_zone is 'The latest count of tags in each zone.';
comment on column public.stock_by_zone.tenant is 'The chain.';
comment on column public.stock_by_zone.store is 'The store.';
comment on column public.stock_by_zone.box is 'The box; unique within the store.';
comment on column public.stock_by_zone.zone is 'The zone.';
comment on column public.stock_by_zone.tags is 'Tags in it.';
comment on column public.stock_by_zone.items is 'Distinct GTINs among them.';
comment on column public.stock_by_zone.complete is 'Share of the minute, 0 to 1, for which the zone was watched.';
comment on column public.stock_by_zone.at is 'When it was counted.';
comment on view public.shelf_availability is 'How much of the shelf was filled, by quarters of an hour.';
comment on column public.shelf_availability.tenant is 'The chain.';
comment on column public.shelf_availability.store is 'The store.';
comment on column public.shelf_availability.box is 'The box; unique within the store.';
comment on column public.shelf_availability.zone is 'The zone or shelf.';
comment on column public.shelf_availability.starts is 'Start of the period.';
comment on column public.shelf_availability.ends is 'End of the period, itself excluded.';
comment on column public.shelf_availability.slots is 'Slots that are watched.';
comment on column public.shelf_availability.available_share is 'Share of them that was not empty, 0 to 1.';
comment on column public.shelf_availability.empty_minutes is 'Minutes for which slots were empty, summed.';
comment on column public.shelf_availability.complete is 'Share of the period that was watched, 0 to 1.';
comment on column public.shelf_availability.revision is 'Rises when a late event changed a closed period.';
comment on view public.pick_performance is 'What pickers did, by quarters of an hour.';
comment on column public.pick_performance.tenant is 'The chain.';
comment on column public.pick_performance.store is 'The store.';
comment on column public.pick_performance.box is 'The box; unique within the store.';
comment on column public.pick_performance.operator is 'The pickers id; personal data.';
comment on column public.pick_performance.starts is 'Start of the period.';
comment on column public.pick_performance.ends is 'End of the period, itself excluded.';
comment on column public.pick_performance.lines is 'Lines picked.';
comment on column public.pick_performance.pieces is 'Pieces picked.';
comment on column public.pick_performance.shorts is 'Lines that came short.';
comment on column public.pick_performance.reprompts is 'Prompts that had to be said again.';
comment on column public.pick_performance.lines_per_hour is 'Lines an hour.';
comment on column public.pick_performance.median_line_s is 'Median seconds a line.';
comment on column public.pick_performance.revision is 'Rises when a late event changed a closed period.';
comment on view public.gaps is 'Events that are or were missing: every hole is a row.';
comment on column public.gaps.tenant is 'The chain.';
comment on column public.gaps.store is 'The store.';
comment on column public.gaps.box is 'The box; unique within the store.';
comment on column public.gaps.epoch is 'The box''s epoch.';
comment on column public.gaps.first is 'First missing sequence.';
comment on column public.gaps.last is 'Last one, itself included.';
comment on column public.gaps.events is 'How many there are.';
comment on column public.gaps.state is 'open: asked for; healed: came after all; named: the box said that it no longer has them.';
comment on column public.gaps.reason is 'Why they are gone, in the box''s word.';
comment on column public.gaps.first_seen is 'When HQ noticed.';
comment on column public.gaps.last_asked is 'When the box was asked last.';
comment on column public.gaps.times_asked is 'How often it was asked since it last answered.';
comment on column public.gaps.closed is 'When it was healed or named.';
comment on view public.quarantine is 'Messages and values that could not be taken, without their bytes.';
comment on column public.quarantine.tenant is 'The chain.';
comment on column public.quarantine.store is 'The store.';
comment on column public.quarantine.box is 'The box; unique within the store.';
comment on column public.quarantine.id is 'Its number in hq.quarantine, where the bytes are.';
comment on column public.quarantine.received is 'When it came first.';
comment on column public.quarantine.topic is 'Where it came.';
comment on column public.quarantine.reason is 'A short word: forged, json, size, topic, value.';
comment on column public.quarantine.sentence is 'What is wrong.';
comment on column public.quarantine.epoch is 'The epoch, where it is an event with a readable place.';
comment on column public.quarantine.sequence is 'Its sequence.';
comment on column public.quarantine.bytes is 'Its length as it came.';
comment on view public.box_health is 'How each box is, as far as HQ knows.';
comment on column public.box_health.tenant is 'The chain.';
comment on column public.box_health.store is 'The store.';
comment on column public.box_health.box is 'The box; unique within the store.';
comment on column public.box_health.state is 'online, stopped (as wanted) or offline; null where it never told.';
comment on column public.box_health.since is 'Since when HQ knows that state.';
comment on column public.box_health.last_seen is 'When HQ last heard anything of it.';
comment on column public.box_health.silent_s is 'Seconds since then.';
comment on column public.box_health.version is 'The agent''s version.';
comment on column public.box_health.clock is 'synced or estimated.';
comment on column public.box_health.queue_depth is 'Events not yet handed to the broker, when it told last.';
comment on column public.box_health.oldest_unsent_s is 'Age of the oldest of them in seconds.';
comment on column public.box_health.epoch is 'The epoch in use.';
comment on column public.box_health.last_sequence is 'Its last sequence.';
comment on column public.box_health.settled_up_to is 'All up to here is with the broker or no longer on the box.';
comment on column public.box_health.held_up_to is 'All up to here is held by HQ or named as gone.';
comment on column public.box_health.gaps_open is 'Ranges that are missing and asked for.';
comment on column public.box_health.events_missing is 'Events in them.';
comment on column public.box_health.events_gone is 'Events that the box said it no longer has.';
comment on column public.box_health.quarantined is 'Messages and values that could not be taken.';
comment on column public.box_health.devices_lost is 'Devices whose link is lost or that failed.';
comment on column public.box_health.disk_free_mb is 'Free disk space of the box.';
comment on column public.box_health.rss_mb is 'Memory of the agent.';
comment on column public.box_health.cpu_share is 'Share of the processors, 0 to 1.';
comment on column public.box_health.buffer_hours_left is 'Hours until the box''s buffer is full at this rate.';
comment on column public.box_health.first_seen is 'When HQ heard of it first.';

grant select on public.footfall_15min, public.vehicle_visits, public.tag_movements, public.stock_by_zone,
    public.shelf_availability, public.pick_performance, public.gaps, public.quarantine, public.box_health
    to edge_hq_reader, edge_hq_collector;
grant execute on function hq.number to edge_hq_reader, edge_hq_collector;
