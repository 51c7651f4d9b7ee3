-- What the collector's role may have done about old and coming periods, and no more: the rules stand in hq.settings,
-- which it cannot change.
set local role edge_hq_owner;

-- Makes the partitions of the coming days, and those of days inside the retention whose rows had strayed: their clocks
-- were far ahead once, or someone held the table.
create function hq.make_ahead()
returns void
language plpgsql security definer set search_path = hq, pg_temp as $$
declare
    today date := (now() at time zone 'UTC')::date;
    ahead int := (select days_ahead from hq.settings);
begin
    perform hq.make_event_days(array(
        select today + day from generate_series(0, ahead) day
        union
        select (e.time at time zone 'UTC')::date from hq.events_odd e
        where e.time > now() - interval '10 years' and e.time < now() + interval '1 year'));
    perform hq.make_rollup_months(array(
        select today + day from generate_series(0, ahead) day
        union
        select (r.starts at time zone 'UTC')::date from hq.rollups_odd r
        where r.starts > now() - interval '10 years' and r.starts < now() + interval '1 year'));
end $$;

-- Drops one partition that is older than the retention; null where there is none, or where someone reads it just now.
create function hq.drop_old()
returns text
language plpgsql security definer set search_path = hq, pg_temp set lock_timeout = '2s' as $$
declare
    old text;
    today date := (now() at time zone 'UTC')::date;
    rule hq.settings;
begin
    select * into rule from hq.settings;
    select p.relname into old
    from pg_class p
    where p.relnamespace = 'hq'::regnamespace and p.relkind = 'r' and (
        (p.relname ~ '^events_\d{8}$' and to_date(right(p.relname, 8), 'YYYYMMDD') < today - rule.event_days)
        or (p.relname ~ '^rollups_\d{6}$'
            and to_date(right(p.relname, 6), 'YYYYMM') + interval '1 month' <= today - rule.rollup_days))
    order by right(p.relname, 8)
    limit 1;
    if old is not null then
        execute format('drop table hq.%I', old);
    end if;
    return old;
exception when lock_not_available then
    return null;
end $$;

-- Deletes what has no partition of its own to be dropped with: rows with odd clocks by their arrival, quarantined
-- messages, closed gaps, and the latest rollups of what is no more. At most 10,000 of each; returns how many.
create function hq.delete_old()
returns bigint
language plpgsql security definer set search_path = hq, pg_temp as $$
declare
    rule hq.settings;
    deleted bigint := 0;
    removed bigint;
begin
    select * into rule from hq.settings;
    delete from hq.events_odd where ctid = any (array(
        select ctid from hq.events_odd
        where received < now() - make_interval(days => rule.event_days) limit 10000));
    get diagnostics removed = row_count;
    deleted := deleted + removed;
    delete from hq.rollups_odd where ctid = any (array(
        select ctid from hq.rollups_odd
        where received < now() - make_interval(days => rule.rollup_days) limit 10000));
    get diagnostics removed = row_count;
    deleted := deleted + removed;
    delete from hq.latest where ctid = any (array(
        select ctid from hq.latest
        where ends < now() - make_interval(days => rule.rollup_days) limit 10000));
    get diagnostics removed = row_count;
    deleted := deleted + removed;
    delete from hq.quarantine where id = any (array(
        select id from hq.quarantine
        where received < now() - make_interval(days => rule.quarantine_days) limit 10000));
    get diagnostics removed = row_count;
    deleted := deleted + removed;
    delete from hq.gaps where id = any (array(
        select id from hq.gaps
        where closed < now() - make_interval(days => rule.quarantine_days) limit 10000));
    get diagnostics removed = row_count;
    return deleted + removed;
end $$;

grant execute on function hq.make_ahead, hq.drop_old, hq.delete_old to edge_hq_collector;
