-- Rollups as they come, and the latest of each object beside them: 'what is it now' is asked more often than anything.
set local role edge_hq_owner;

create table hq.latest (
    box      int not null,
    metric   text not null,
    period   text not null,
    subject  text not null,
    starts   timestamptz not null,
    ends     timestamptz not null,
    revision int not null,
    data     jsonb not null,
    primary key (box, metric, period, subject)
) with (fillfactor = 50);

-- Takes rollups, each key once. The highest revision wins; rows are met in the order of their keys, so that two instances
-- wait for each other and never for ever. A period from the future never becomes the latest: it would stay so.
create function hq.take_rollups(
    box_ids int[], metrics text[], periods text[], subjects text[], since timestamptz[], until timestamptz[],
    revisions int[], documents bytea[])
returns void
language plpgsql as $$
begin
    with taken as (
        insert into hq.rollups as r (box, metric, period, subject, starts, ends, revision, data)
        select n.box, n.metric, n.period, n.subject, n.starts, n.ends, n.revision,
            convert_from(n.document, 'UTF8')::jsonb
        from unnest(box_ids, metrics, periods, subjects, since, until, revisions, documents)
            n (box, metric, period, subject, starts, ends, revision, document)
        order by n.box, n.metric, n.period, n.subject, n.starts
        on conflict (box, metric, period, subject, starts) do update
        set ends = excluded.ends, revision = excluded.revision, data = excluded.data, received = now()
        where excluded.revision > r.revision
        returning r.*)
    insert into hq.latest as l (box, metric, period, subject, starts, ends, revision, data)
    select distinct on (t.box, t.metric, t.period, t.subject)
        t.box, t.metric, t.period, t.subject, t.starts, t.ends, t.revision, t.data
    from taken t
    where t.starts < now() + interval '1 hour'
    order by t.box, t.metric, t.period, t.subject, t.starts desc
    on conflict (box, metric, period, subject) do update
    set starts = excluded.starts, ends = excluded.ends, revision = excluded.revision, data = excluded.data
    where (excluded.starts, excluded.revision) > (l.starts, l.revision);
end $$;

grant select, insert, update on hq.latest to edge_hq_collector;
grant execute on function hq.take_rollups to edge_hq_collector;
