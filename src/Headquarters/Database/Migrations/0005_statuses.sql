-- The last status of each box, and what it says about missing events.
set local role edge_hq_owner;

-- Whether a status may replace the one that is stored. Within a connection its beats count, and the will is its last
-- word. Between connections the time of writing counts where both clocks could be trusted, else the arrival; a will
-- bears the time at which its connection began, so a late will of an older connection never overwrites a newer one.
create function hq.is_newer(stored hq.boxes, status jsonb, received timestamptz)
returns boolean
language sql stable as $$
    select case
        when stored.state is null then true
        when stored.connection = status ->> 'connection' then
            stored.state <> 'offline'
            and (status ->> 'state' = 'offline' or (status ->> 'beat')::bigint > stored.beat)
        when status ->> 'state' = 'offline' or (stored.clock = 'synced' and status ->> 'clock' = 'synced') then
            (status ->> 'time')::timestamptz >= stored.written
        else received >= stored.received
    end
$$;

-- Takes one status for each box; the streams are locked. What it says to be settled counts from when HQ heard it first; a will says nothing.
create function hq.take_statuses(box_ids int[], stream_ids int[], documents bytea[], times timestamptz[])
returns void
language plpgsql as $$
begin
    perform from hq.boxes b where b.id = any (box_ids) order by b.id for update;

    update hq.boxes b
    set state = n.status ->> 'state',
        since = case when b.state = n.status ->> 'state' then b.since else n.received end,
        received = n.received,
        connection = n.status ->> 'connection',
        connected = case when b.connection = n.status ->> 'connection' then b.connected else n.received end,
        beat = coalesce((n.status ->> 'beat')::bigint, 0),
        written = (n.status ->> 'time')::timestamptz,
        version = n.status ->> 'version',
        clock = n.status ->> 'clock',
        queue_depth = coalesce((n.status ->> 'queueDepth')::bigint, b.queue_depth),
        oldest_unsent_s = coalesce((n.status ->> 'oldestUnsentS')::double precision, b.oldest_unsent_s),
        last_sequence = coalesce((n.status ->> 'lastSequence')::bigint, b.last_sequence),
        settled_up_to = coalesce((n.status ->> 'settledUpTo')::bigint, b.settled_up_to),
        status = n.status
    from (
        select p.box, convert_from(p.document, 'UTF8')::jsonb as status, p.received
        from unnest(box_ids, documents, times) p (box, document, received)) n
    where b.id = n.box and hq.is_newer(b, n.status, n.received);

    update hq.streams s
    set settled = n.settled, settled_at = n.received
    from (
        select p.stream, (convert_from(p.document, 'UTF8')::jsonb ->> 'settledUpTo')::bigint as settled, p.received
        from unnest(stream_ids, documents, times) p (stream, document, received)) n
    where s.id = n.stream and n.settled > s.settled and n.settled < 9223372036854775807;
end $$;

grant execute on function hq.take_statuses, hq.is_newer to edge_hq_collector;
